//! What a key can mean. One table (`keymap`) ties keys to these; help, footer and palette read it too.

/// A thing the user can ask for, whatever key it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Help for this screen.
    Help,
    /// The palette: every command by name.
    Palette,
    /// Save now; when saving fails, also "save a copy".
    Save,
    /// Take the last change back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Search questions, answers and choices.
    Search,
    /// The next question.
    NextQuestion,
    /// The question before.
    PreviousQuestion,
    /// The next section.
    NextSection,
    /// The section before.
    PreviousSection,
    /// The next problem, flag or unanswered required question.
    NextProblem,
    /// The next stop: outline, answer, evidence, buttons.
    FocusNext,
    /// The stop before.
    FocusPrevious,
    /// Up one line or option.
    Up,
    /// Down one line or option.
    Down,
    /// Left one column.
    Left,
    /// Right one column.
    Right,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Choose what has the focus, and stay.
    Choose,
    /// Choose what has the focus, commit and go on; in Home and lists: open.
    Accept,
    /// Choose the option with this number, and stay.
    Pick(u8),
    /// Clear the answer.
    Clear,
    /// Not applicable, not known or withheld, with a reason.
    Silence,
    /// Flag for later.
    Flag,
    /// The note beside the answer.
    Note,
    /// Why the answer changed, or stays far from the others.
    Explain,
    /// The last cycle's answer is still right.
    Confirm,
    /// Who may see the answer.
    Share,
    /// How sure the answer is.
    Confidence,
    /// The same answer as the row above.
    SameAsAbove,
    /// A matrix as a grid, or one row at a time.
    RowByRow,
    /// Write the text in one's own editor.
    OwnEditor,
    /// Items in rows and countries in columns, or the other way round.
    SwapAxes,
    /// Sort by the column shown first, or the item in focus.
    Sort,
    /// Settle a conflict by keeping all texts.
    KeepBoth,
    /// Settle a conflict by writing another text.
    Write,
    /// Add an entry of a repeat.
    AddEntry,
    /// Remove an entry of a repeat.
    RemoveEntry,
    /// The outline.
    Outline,
    /// Guidance and "Why we ask".
    Guidance,
    /// The language of texts and interface.
    Language,
    /// What was said in the status line.
    Notices,
    /// The mouse on or off.
    Mouse,
    /// Try saving again.
    Retry,
    /// Review what is missing.
    Review,
    /// Finalise: write the file that is sent.
    Finalise,
    /// What institutions say beside the national answer.
    Assemble,
    /// Mark the national answer as validated, or take the mark away.
    Validate,
    /// Take over everything on which all institutions agree.
    TakeAgreed,
    /// The respondent's profile.
    Profile,
    /// A new draft.
    New,
    /// Write a copy of the draft for colleagues.
    Export,
    /// Write the report of what was received.
    Report,
    /// Discard a draft.
    Discard,
    /// One level up.
    Back,
    /// Leave the program at once, where everything is saved.
    Quit,
    /// Leave the program, after a question.
    Leave,
}

/// Commands that belong together, in the order in which help shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Answering.
    Answer,
    /// Going from question to question.
    Go,
    /// Moving inside what has the focus.
    Move,
    /// Drafts and files.
    Draft,
    /// The program itself.
    Program,
}

impl Group {
    /// All groups in order.
    pub const ALL: [Self; 5] = [
        Self::Answer,
        Self::Go,
        Self::Move,
        Self::Draft,
        Self::Program,
    ];

    /// The id of its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Answer => "group-answer",
            Self::Go => "group-go",
            Self::Move => "group-move",
            Self::Draft => "group-draft",
            Self::Program => "group-program",
        }
    }
}

impl Command {
    /// The name in messages (`command-…` the title, `hint-…` the short form) and in settings.
    pub fn name(self) -> &'static str {
        self.described().0
    }

    /// The group help shows it in.
    pub fn group(self) -> Group {
        self.described().1
    }

    /// Name and group: one row for each command.
    fn described(self) -> (&'static str, Group) {
        use Group::{Answer, Draft, Go, Move, Program};
        match self {
            Self::Choose => ("choose", Answer),
            Self::Accept => ("accept", Answer),
            Self::Pick(_) => ("pick", Answer),
            Self::Clear => ("clear", Answer),
            Self::Silence => ("silence", Answer),
            Self::Flag => ("flag", Answer),
            Self::Note => ("note", Answer),
            Self::Explain => ("explain", Answer),
            Self::Confirm => ("confirm", Answer),
            Self::Share => ("share", Answer),
            Self::Confidence => ("confidence", Answer),
            Self::SameAsAbove => ("same-as-above", Answer),
            Self::RowByRow => ("row-by-row", Answer),
            Self::OwnEditor => ("own-editor", Answer),
            Self::SwapAxes => ("swap-axes", Move),
            Self::Sort => ("sort", Move),
            Self::KeepBoth => ("keep-both", Answer),
            Self::Write => ("write", Answer),
            Self::AddEntry => ("add-entry", Answer),
            Self::RemoveEntry => ("remove-entry", Answer),
            Self::Undo => ("undo", Answer),
            Self::Redo => ("redo", Answer),
            Self::NextQuestion => ("next-question", Go),
            Self::PreviousQuestion => ("previous-question", Go),
            Self::NextSection => ("next-section", Go),
            Self::PreviousSection => ("previous-section", Go),
            Self::NextProblem => ("next-problem", Go),
            Self::Search => ("search", Go),
            Self::Outline => ("outline", Go),
            Self::Guidance => ("guidance", Go),
            Self::Review => ("review", Go),
            Self::Assemble => ("assemble", Go),
            Self::Validate => ("validate", Answer),
            Self::TakeAgreed => ("take-agreed", Answer),
            Self::Profile => ("profile", Go),
            Self::FocusNext => ("focus-next", Move),
            Self::FocusPrevious => ("focus-previous", Move),
            Self::Up => ("up", Move),
            Self::Down => ("down", Move),
            Self::Left => ("left", Move),
            Self::Right => ("right", Move),
            Self::PageUp => ("page-up", Move),
            Self::PageDown => ("page-down", Move),
            Self::First => ("first", Move),
            Self::Last => ("last", Move),
            Self::New => ("new", Draft),
            Self::Save => ("save", Draft),
            Self::Retry => ("retry", Draft),
            Self::Export => ("export", Draft),
            Self::Report => ("report", Draft),
            Self::Finalise => ("finalise", Draft),
            Self::Discard => ("discard", Draft),
            Self::Help => ("help", Program),
            Self::Palette => ("palette", Program),
            Self::Language => ("language", Program),
            Self::Notices => ("notices", Program),
            Self::Mouse => ("mouse", Program),
            Self::Back => ("back", Program),
            Self::Quit => ("quit", Program),
            Self::Leave => ("leave", Program),
        }
    }
}
