//! The program `quipu`: everything is in the library.

use std::io::{BufWriter, stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = BufWriter::new(stdout().lock());
    let exit = quipu::cli::main(std::env::args_os(), &mut out, &mut stderr());
    exit.into()
}
