//! The screens: state, messages, update and view of each.

pub mod assemble;
pub mod desk;
pub mod fill;
pub mod home;
pub mod profile;
pub mod review;

/// A screen with its state.
pub enum Screen {
    /// Questionnaires and drafts.
    Home(home::State),
    /// Who answers.
    Profile(Box<profile::State>),
    /// The questions of the draft that is open.
    Fill(Box<fill::State>),
    /// What institutions say beside the national answer; the questions lie under it.
    Assemble(Box<assemble::State>),
    /// What a facilitator received.
    Desk(Box<desk::State>),
    /// What is missing before sending; the questions lie under it.
    Review(review::State),
}
