//! Fictional countries, institutions and sentences.

/// Fictional countries under user-assigned ISO 3166 codes. XI, XK, XX and XZ are in real use elsewhere.
pub(super) const COUNTRIES: [(&str, &str); 20] = [
    ("XA", "Avaland"),
    ("XB", "Borenia"),
    ("XC", "Cestovia"),
    ("XD", "Dalmoria"),
    ("XE", "Elandria"),
    ("XF", "Ferovia"),
    ("XG", "Galdonia"),
    ("XH", "Hestrada"),
    ("XJ", "Jorvalia"),
    ("XL", "Lumeria"),
    ("XM", "Morvania"),
    ("XN", "Nordelia"),
    ("XO", "Ostravia"),
    ("XP", "Pavoria"),
    ("XQ", "Quentaria"),
    ("XR", "Rovelia"),
    ("XS", "Solmoria"),
    ("XT", "Tarvonia"),
    ("XU", "Ulmeria"),
    ("XV", "Vestoria"),
];

/// Fictional institutions in English, Spanish and French.
pub(super) const INSTITUTIONS: [[&str; 3]; 6] = [
    [
        "Office of the Prime Minister",
        "Oficina de la Presidencia del Consejo",
        "Cabinet du Premier ministre",
    ],
    [
        "Ministry of Finance",
        "Ministerio de Finanzas",
        "Ministère des Finances",
    ],
    [
        "Ministry of Public Administration",
        "Ministerio de Administración Pública",
        "Ministère de la Fonction publique",
    ],
    [
        "National Planning Institute",
        "Instituto Nacional de Planeamiento",
        "Institut national de la planification",
    ],
    [
        "Statistics Office",
        "Oficina de Estadística",
        "Office de la statistique",
    ],
    ["Digital Agency", "Agencia Digital", "Agence du numérique"],
];

/// Sentences in English, Spanish and French, with what people paste: quotes, dashes, other scripts.
pub(super) const SENTENCES: [[&str; 3]; 8] = [
    [
        "A joint committee meets every month and records its decisions.",
        "Un comité conjunto se reúne cada mes y registra sus decisiones.",
        "Un comité conjoint se réunit chaque mois et consigne ses décisions.",
    ],
    [
        "The decree of 2021 – art. 4 – names an owner for each priority.",
        "El decreto de 2021 –art. 4– nombra responsables para cada prioridad.",
        "Le décret de 2021 – art. 4 – désigne un responsable par priorité.",
    ],
    [
        "“Stocktake” reports are published twice a year.",
        "Los informes de «balance» se publican dos veces al año.",
        "Les rapports « d’étape » sont publiés deux fois par an.",
    ],
    [
        "Regional offices take part by video call ☎ when roads are closed.",
        "Las oficinas regionales participan por videollamada ☎ cuando las vías están cerradas.",
        "Les bureaux régionaux participent par visioconférence ☎ lorsque les routes sont coupées.",
    ],
    [
        "Staff turnover slowed the work in the first year.",
        "La rotación de personal demoró el trabajo el primer año.",
        "La rotation du personnel a ralenti les travaux la première année.",
    ],
    [
        "The pilot reached 3 of 12 districts; naïve targets were revised.",
        "El piloto llegó a 3 de 12 distritos; se revisaron las metas.",
        "Le projet pilote a touché 3 districts sur 12 ; les cibles ont été révisées.",
    ],
    [
        "Citizens’ panels (Ñandú, Żory, Ōtsu) commented on the draft.",
        "Paneles ciudadanos (Ñandú, Żory, Ōtsu) comentaron el borrador.",
        "Des panels citoyens (Ñandú, Żory, Ōtsu) ont commenté le projet.",
    ],
    [
        "See the annual report, chapter 2 (要約付き).",
        "Véase el informe anual, capítulo 2 (要約付き).",
        "Voir le rapport annuel, chapitre 2 (要約付き).",
    ],
];
