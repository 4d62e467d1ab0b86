//! How far a country is from where it wants to be, weighted by how much it matters to it.

use crate::response::Maturity;

/// Target minus level, and the same weighted by priority (domain brief C.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The level L, 0 to 4.
    pub level: u8,
    /// The priority p, 1 to 4.
    pub priority: u8,
    /// The target T: as set, else 4.
    pub target: u8,
}

/// What a gap suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quadrant {
    /// Priority from 3, level up to 1.
    ActNow,
    /// Priority from 3, level 2.
    Deepen,
    /// Priority below 3, level up to 2.
    Watch,
    /// Level from 3.
    Maintain,
}

impl Gap {
    /// The gap of a bundle, or `None` when level or priority is missing: it cannot be computed and is
    /// never 0.
    pub fn of(bundle: &Maturity) -> Option<Self> {
        let target = bundle.target.unwrap_or(4);
        Some(Self {
            level: bundle.level?,
            priority: bundle.priority?,
            target,
        })
    }

    /// The shortfall S = max(0, T − L).
    pub fn shortfall(self) -> u8 {
        self.target.saturating_sub(self.level)
    }

    /// The gap G = p × S, 0 to 16.
    pub fn gap(self) -> u8 {
        self.priority.saturating_mul(self.shortfall())
    }

    /// 100 × G / 16.
    pub fn percent(self) -> f64 {
        f64::from(self.gap()) * 100.0 / 16.0
    }

    /// The quadrant.
    pub fn quadrant(self) -> Quadrant {
        match (self.priority, self.level) {
            (_, 3..) => Quadrant::Maintain,
            (3.., 2) => Quadrant::Deepen,
            (3.., _) => Quadrant::ActNow,
            _ => Quadrant::Watch,
        }
    }
}
