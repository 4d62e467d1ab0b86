//! What the commands of the prompt do.

use super::parse::Command;
use super::{Next, Prompt};
use crate::base::message::Messages;
use crate::base::text::fold;
use crate::cli::error::Failure;
use crate::questionnaire::{Kind, Question};
use crate::response::{Address, Answer, Given, completeness, progress, validate};

impl Prompt<'_, '_> {
    /// Does what a command says, and says where it leads; nothing where it stays.
    pub(super) fn command(&mut self, command: Command) -> Result<Option<Next>, Failure> {
        let questionnaire = self.session.questionnaire.clone();
        let Some(address) = self.place.clone() else {
            return Ok(None);
        };
        let Some(question) = questionnaire.question(address.question.as_str()) else {
            return Ok(None);
        };
        let address = &address;
        let answer = self
            .session
            .response
            .answer(address)
            .cloned()
            .unwrap_or_default();
        match command {
            Command::Next => return Ok(Some(Next::On)),
            Command::Back => return Ok(Some(Next::Back)),
            Command::Goto(name) => return Ok(Some(Next::To(name))),
            Command::Quit => return Ok(Some(Next::Leave)),
            Command::Silence(why, reason) => {
                let given = Given::Missing { why, reason };
                self.put(address, Answer { given, ..answer })?;
                self.say_problems(question, address)?;
                return Ok(Some(Next::Unit));
            }
            Command::Clear => self.put(address, Answer::default())?,
            Command::Note(note) => self.put(address, Answer { note, ..answer })?,
            Command::Confirm => match self.session.response.last_cycle(address) {
                Some(answer) => {
                    self.put(address, answer)?;
                    self.say_problems(question, address)?;
                    return Ok(Some(Next::Unit));
                }
                None => self.say("confirm-nothing", &[])?,
            },
            Command::Why(explanation) => {
                let answer = Answer {
                    explanation,
                    ..answer
                };
                self.put(address, answer)?;
            }
            Command::Flag => self.flag(address)?,
            Command::Undo => self.undo()?,
            Command::Save => {
                self.save()?;
                self.say("ask-saved", &[])?;
            }
            Command::List => self.list()?,
            Command::Todo => self.todo()?,
            Command::Repeat => self.introduce(question)?,
            Command::Explain => self.explain(question)?,
            Command::Levels => self.levels(question)?,
            Command::Find(words) => self.find(&words)?,
            Command::Language(language) => {
                self.context.messages = Messages::new(language);
                self.introduce(question)?;
            }
            Command::Brief(brief) => self.brief = brief,
            Command::Share(share) => self.put(address, Answer { share, ..answer })?,
            Command::Confidence(level) => {
                let confidence = Some(level);
                self.put(
                    address,
                    Answer {
                        confidence,
                        ..answer
                    },
                )?;
            }
            Command::Finalise => self.finalise()?,
            Command::Help => self.say("ask-help", &[])?,
            Command::Unknown(word) => self.say("ask-unknown", &[("word", word.into())])?,
        }
        Ok(None)
    }

    fn flag(&mut self, address: &Address) -> Result<(), Failure> {
        let flags = &mut self.session.response.flags;
        let id = if flags.remove(address) {
            "ask-unflagged"
        } else {
            flags.insert(address.clone());
            "ask-flagged"
        };
        self.save()?;
        self.say(id, &[])
    }

    fn undo(&mut self) -> Result<(), Failure> {
        match self.session.undo.pop() {
            None => self.say("ask-nothing-to-undo", &[]),
            Some(edit) => {
                let address = edit.address.to_string();
                self.apply(edit, false)?;
                self.say("ask-undone", &[("address", address.into())])
            }
        }
    }

    fn list(&mut self) -> Result<(), Failure> {
        let language = self.context.language();
        let progress = self.with_live(progress);
        let questionnaire = self.session.questionnaire.clone();
        for (section, counts) in questionnaire.sections.iter().zip(&progress.sections) {
            let label = section.label.get(language);
            let tally = counts.tally;
            self.print(&format!("{label}: {}/{}", tally.answered, tally.shown))?;
        }
        Ok(())
    }

    fn todo(&mut self) -> Result<(), Failure> {
        let problems = self.with_live(|live| {
            let mut problems = completeness(live);
            problems.extend(validate(live));
            problems
        });
        for problem in &problems {
            let place = problem.place.item.clone().unwrap_or_default();
            let sentence = self.context.messages.problem(problem);
            self.print(&format!("{place}: {sentence}"))?;
        }
        if problems.is_empty() {
            self.say("ask-nothing-missing", &[])
        } else {
            Ok(())
        }
    }

    fn explain(&mut self, question: &Question) -> Result<(), Failure> {
        let language = self.context.language();
        let statements = crate::questionnaire::builtin::statements();
        let covered: Vec<String> = question
            .covers
            .iter()
            .filter_map(|key| statements.get(key.as_str()))
            .map(|statement| statement.label.get(language).to_owned())
            .collect();
        if !covered.is_empty() {
            self.say(
                "ask-why",
                &[("year", statements.presented.to_string().into())],
            )?;
        }
        for statement in covered {
            self.print(&format!("- {statement}"))?;
        }
        Ok(())
    }

    /// The levels of a maturity item again.
    fn levels(&mut self, question: &Question) -> Result<(), Failure> {
        let Kind::Maturity { levels } = &question.kind else {
            return Ok(());
        };
        let language = self.context.language();
        for (level, text) in levels.iter().enumerate() {
            self.print(&format!("{level}. {}", text.get(language)))?;
        }
        Ok(())
    }

    /// The questions that are shown and hold these words; accents and case are ignored.
    fn find(&mut self, words: &str) -> Result<(), Failure> {
        let language = self.context.language();
        let words: Vec<String> = words.split_whitespace().map(fold).collect();
        let found: Vec<String> = self.with_live(|live| {
            let line =
                |question: &Question| format!("{} {}", question.name, question.label.get(language));
            let fits = |line: &String| {
                let line = fold(line);
                words.iter().all(|word| line.contains(word))
            };
            live.questions().map(line).filter(fits).collect()
        });
        if found.is_empty() {
            self.say("ask-nothing-found", &[])?;
        }
        for line in found {
            self.print(&line)?;
        }
        Ok(())
    }

    fn finalise(&mut self) -> Result<(), Failure> {
        let sent = self.with_live(crate::response::finalised);
        match sent {
            Err(problems) => {
                self.todo()?;
                self.say("finalise-not-yet", &[("count", problems.len().into())])
            }
            Ok(sent) => {
                let path = self.context.workspace()?.write_finalised(&sent)?;
                self.session.response.status = sent.status;
                self.session.response.revision = sent.revision;
                self.save()?;
                self.say(
                    "finalise-written",
                    &[("file", path.display().to_string().into())],
                )
            }
        }
    }
}
