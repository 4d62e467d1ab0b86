//! The parts of the package beside the text itself.

use maud::{Markup, html};

use crate::base::Language;
use crate::base::text::SafeText;
use crate::report::document::Document;

/// The first line of every part.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// `WordprocessingML`.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Relationships between parts.
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

pub(super) fn content_types() -> Markup {
    let parts = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("numbering", "numbering"),
        ("footer", "footer"),
    ];
    html! {
        Types xmlns={ (PACKAGE) "/content-types" } {
            Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" {}
            Default Extension="xml" ContentType="application/xml" {}
            Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml" {}
            @for (name, kind) in parts {
                Override PartName={ "/word/" (name) ".xml" } ContentType={ (WORD) "." (kind) "+xml" } {}
            }
        }
    }
}

pub(super) fn package() -> Markup {
    html! {
        Relationships xmlns={ (PACKAGE) "/relationships" } {
            Relationship Id="rDocument" Type={ (R) "/officeDocument" } Target="word/document.xml" {}
            Relationship Id="rCore" Type={ (PACKAGE) "/relationships/metadata/core-properties" } Target="docProps/core.xml" {}
        }
    }
}

pub(super) fn relations() -> Markup {
    html! {
        Relationships xmlns={ (PACKAGE) "/relationships" } {
            Relationship Id="rStyles" Type={ (R) "/styles" } Target="styles.xml" {}
            Relationship Id="rSettings" Type={ (R) "/settings" } Target="settings.xml" {}
            Relationship Id="rNumbering" Type={ (R) "/numbering" } Target="numbering.xml" {}
            Relationship Id="rFooter" Type={ (R) "/footer" } Target="footer.xml" {}
        }
    }
}

pub(super) fn properties(document: &Document) -> Markup {
    html! {
        cp:coreProperties
            xmlns:cp={ (PACKAGE) "/metadata/core-properties" }
            xmlns:dc="http://purl.org/dc/elements/1.1/" {
            dc:title { (SafeText::line(&document.title).as_str()) }
            dc:language { (locale(document.language)) }
        }
    }
}

pub(super) fn settings() -> Markup {
    html! { w:settings xmlns:w=(W) { w:compat { w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15" {} } } }
}

pub(super) fn numbering() -> Markup {
    html! {
        w:numbering xmlns:w=(W) {
            w:abstractNum w:abstractNumId="0" {
                w:lvl w:ilvl="0" {
                    w:start w:val="1" {}
                    w:numFmt w:val="bullet" {}
                    w:lvlText w:val="•" {}
                    w:lvlJc w:val="left" {}
                    w:pPr { w:ind w:left="360" w:hanging="360" {} }
                }
            }
            w:num w:numId="1" { w:abstractNumId w:val="0" {} }
        }
    }
}

/// The number of the page, of how many.
pub(super) fn footer() -> Markup {
    let field = |name: &str| {
        html! { w:fldSimple w:instr={ " " (name) " " } { w:r { w:t { "1" } } } }
    };
    html! {
        w:ftr xmlns:w=(W) {
            w:p {
                w:pPr { w:pStyle w:val="Footer" {} w:jc w:val="center" {} }
                (field("PAGE"))
                w:r { w:t xml:space="preserve" { " / " } }
                (field("NUMPAGES"))
            }
        }
    }
}

/// The language as Word knows it: with the country whose spelling is used.
pub(super) fn locale(language: Language) -> String {
    match language.code() {
        "en" => "en-GB".to_owned(),
        "es" => "es-PE".to_owned(),
        "fr" => "fr-FR".to_owned(),
        other => other.to_owned(),
    }
}

/// A paragraph style: its id and name, the one it is based on, sizes in half points, spaces in twentieths.
struct Style {
    id: &'static str,
    name: &'static str,
    size: Option<u8>,
    bold: bool,
    italic: bool,
    before: u16,
    after: u16,
    keep: bool,
    level: Option<u8>,
    indent: u16,
}

const PLAIN: Style = Style {
    id: "",
    name: "",
    size: None,
    bold: false,
    italic: false,
    before: 0,
    after: 0,
    keep: false,
    level: None,
    indent: 0,
};

const fn heading(id: &'static str, name: &'static str, level: u8, size: u8) -> Style {
    Style {
        id,
        name,
        size: Some(size),
        bold: true,
        before: 240,
        after: 80,
        keep: true,
        level: Some(level),
        ..PLAIN
    }
}

const STYLES: [Style; 13] = [
    Style {
        id: "Title",
        name: "Title",
        size: Some(40),
        bold: true,
        after: 240,
        ..PLAIN
    },
    heading("Heading1", "heading 1", 0, 32),
    heading("Heading2", "heading 2", 1, 26),
    heading("Heading3", "heading 3", 2, 22),
    heading("Heading4", "heading 4", 3, 20),
    heading("Heading5", "heading 5", 4, 20),
    Style {
        id: "BodyText",
        name: "Body Text",
        after: 100,
        ..PLAIN
    },
    Style {
        id: "ListBullet",
        name: "List Bullet",
        after: 40,
        ..PLAIN
    },
    Style {
        id: "QuoteSource",
        name: "Quote Source",
        bold: true,
        before: 80,
        keep: true,
        ..PLAIN
    },
    Style {
        id: "Quote",
        name: "Quote",
        italic: true,
        after: 100,
        indent: 360,
        ..PLAIN
    },
    Style {
        id: "Caption",
        name: "caption",
        bold: true,
        before: 120,
        after: 40,
        keep: true,
        ..PLAIN
    },
    Style {
        id: "TableText",
        name: "Table Text",
        size: Some(17),
        ..PLAIN
    },
    Style {
        id: "Footer",
        name: "footer",
        size: Some(17),
        ..PLAIN
    },
];

pub(super) fn styles(language: Language) -> Markup {
    html! {
        w:styles xmlns:w=(W) {
            w:docDefaults {
                w:rPrDefault { w:rPr {
                    w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri" {}
                    w:sz w:val="20" {}
                    w:szCs w:val="20" {}
                    w:lang w:val=(locale(language)) {}
                } }
                w:pPrDefault {}
            }
            w:style w:type="paragraph" w:default="1" w:styleId="Normal" { w:name w:val="Normal" {} w:qFormat {} }
            @for style in &STYLES { (self::style(style)) }
            @for level in 1..=2u8 {
                w:style w:type="paragraph" w:styleId={ "TOC" (level) } {
                    w:name w:val={ "toc " (level) } {}
                    w:basedOn w:val="Normal" {}
                    w:pPr { w:ind w:left=(u16::from(level - 1) * 240) {} }
                }
            }
            w:style w:type="table" w:default="1" w:styleId="TableNormal" {
                w:name w:val="Normal Table" {}
            }
            w:style w:type="table" w:styleId="TableGrid" {
                w:name w:val="Table Grid" {}
                w:basedOn w:val="TableNormal" {}
                w:tblPr { w:tblBorders {
                    @for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                        (PreTag(side).border())
                    }
                } }
            }
        }
    }
}

fn style(style: &Style) -> Markup {
    html! {
        w:style w:type="paragraph" w:customStyle=[(style.id == "QuoteSource" || style.id == "TableText").then_some("1")] w:styleId=(style.id) {
            w:name w:val=(style.name) {}
            w:basedOn w:val="Normal" {}
            w:qFormat {}
            w:pPr {
                @if style.keep { w:keepNext {} }
                @if style.id == "ListBullet" { w:numPr { w:numId w:val="1" {} } }
                w:spacing w:before=(style.before) w:after=(style.after) {}
                @if style.indent > 0 { w:ind w:left=(style.indent) {} }
                @if let Some(level) = style.level { w:outlineLvl w:val=(level) {} }
            }
            w:rPr {
                @if style.bold { w:b {} }
                @if style.italic { w:i {} }
                @if let Some(size) = style.size { w:sz w:val=(size) {} w:szCs w:val=(size) {} }
            }
        }
    }
}

/// An element whose name is data.
struct PreTag(&'static str);

impl PreTag {
    fn border(&self) -> maud::PreEscaped<String> {
        let name = self.0;
        maud::PreEscaped(format!(
            "<w:{name} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
        ))
    }
}
