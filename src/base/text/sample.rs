//! Texts for tests: what people and attackers write.

use proptest::prelude::*;

/// Texts that break editors: combining marks, wide and joined emoji, flags, scripts written from
/// right to left, controls, invisible characters.
pub(crate) const HOSTILE: [&str; 24] = [
    "",
    " ",
    "Describa los principales obstáculos: ¿qué órgano decide?, ¡cuándo!",
    "e\u{301}le\u{300}ve n\u{303}andu\u{301} de\u{301}mocratique",
    "財務省は「予算」を決定する。そして、公表します。",
    "한국어 문장 \u{1112}\u{1161}\u{11ab}",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦 familia 👩🏽\u{200d}🌾 👍🏽",
    "🇵🇪🇫🇷🇪🇸 🇵 🇪🇫🇷🇪🇸x",
    "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} Cymru",
    "❤\u{fe0f} ✔\u{fe0f} ⚠\u{fe0f} 1\u{fe0f}\u{20e3} ☺\u{fe0e}",
    "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}b",
    "مرحبا بالعالم 123 لا إله",
    "می\u{200c}خواهم שלום א\u{200d}ל",
    "क्षत्रिय हिन्दी क्\u{200d}ष",
    "ｶﾞﾊﾟ ﾊﾝｶｸ",
    "\x1b]0;title\x07\x1b[31mred\x1b[0m \u{9b}2J",
    "\u{202e}gnp.exe\u{202c} \u{2066}a\u{2069} a\u{200b}b\u{2060}c\u{feff}",
    "line\u{2028}separator\u{2029}paragraph\u{85}next\u{b}tab\u{c}feed",
    "a\tb\t\tc",
    "a\r\nb\rc\n\nd\n",
    "\u{301}\u{fe0f}\u{200d}\u{ad}\u{e0041}\u{1161}\u{ff9e}",
    "https://www.example.org/a-very-long/path_without_blanks?query=1&other=2#fragment",
    "20\u{a0}% «\u{202f}oui\u{202f}» (peut-être) l’État — n°\u{a0}3/4",
    "ᄀᄀᄀᄀᄀᄀ \u{600}1 ꦏꦺꦴ",
];

/// Any text, most of it from pieces that are known to hurt.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zé ]{1,6}",
        2 => Just(" ".to_owned()),
        3 => prop::sample::select(pieces()),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// The characters of the corpus one by one, so that they meet in every order.
fn pieces() -> Vec<String> {
    HOSTILE
        .iter()
        .flat_map(|text| text.chars())
        .map(String::from)
        .collect()
}
