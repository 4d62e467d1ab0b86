//! Asked and answered by name: the expressions of `relevant`, `constraint` and their kin.
