//! How the program is linked: `docs/decisions/0011-one-file.md`.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

/// The libraries that a Rust program asks the system for, each with the archives that have the same in them.
const LIBRARIES: [(&str, &str); 7] = [
    ("gcc_s", "-l:libgcc_eh.a -l:libgcc.a"),
    // The C library needs the other one, which some linkers look for only where it is named.
    ("c", "-l:libc.a -l:libgcc_eh.a -l:libgcc.a"),
    ("m", "-l:libm.a"),
    ("rt", "-l:librt.a"),
    ("dl", "-l:libdl.a"),
    ("util", "-l:libutil.a"),
    ("pthread", "-l:libpthread.a"),
];

/// A program that needs what ours needs of those libraries: threads, unwinding, numbers.
const PROBE: &str = r#"
fn main() {
    let thread = std::thread::spawn(|| std::panic::resume_unwind(Box::new(std::env::args().count())));
    let panicked = thread.join().expect_err("it panicked");
    let count = panicked.downcast_ref::<usize>().copied().unwrap_or_default();
    assert!((count as f64).ln() < 1.0);
}
"#;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=QUIPU_PIE");
    let target = (value("CARGO_CFG_TARGET_OS"), value("CARGO_CFG_TARGET_ENV"));
    // With the C library inside, the compiler links in a way of its own.
    let is_static = value("CARGO_CFG_TARGET_FEATURE").contains("crt-static");
    if target != ("linux".into(), "gnu".into()) || is_static || value("QUIPU_PIE") == "1" {
        return;
    }
    let folder = value("OUT_DIR");
    let mut arguments = vec!["-no-pie".to_owned()];
    let inside = [format!("-L{folder}"), "-static".to_owned()];
    if value("HOST") == value("TARGET") && works(Path::new(&folder), &inside).unwrap_or(false) {
        arguments.extend(inside);
    }
    for argument in arguments {
        println!("cargo::rustc-link-arg-bins={argument}");
    }
}

fn value(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// Writes what stands in for the libraries into the folder, and says whether a program that is linked with them runs.
///
/// The compiler names the libraries on the command line of the linker, where only the flags of the whole build could change
/// that; the linker reads a file with the name of a library as a list of what to take.
#[expect(
    clippy::disallowed_methods,
    reason = "a folder for what a build leaves behind"
)]
fn works(folder: &Path, arguments: &[String]) -> io::Result<bool> {
    for (library, archives) in LIBRARIES {
        fs::write(
            folder.join(format!("lib{library}.so")),
            format!("GROUP({archives})\n"),
        )?;
    }
    let (source, program) = (folder.join("probe.rs"), folder.join("probe"));
    fs::write(&source, PROBE)?;
    let mut compiler = Command::new(value("RUSTC"));
    compiler
        .arg(&source)
        .arg("-o")
        .arg(&program)
        .args(["--edition=2024", "-Clink-arg=-no-pie"]);
    compiler.args(
        arguments
            .iter()
            .map(|argument| format!("-Clink-arg={argument}")),
    );
    let flags = value("CARGO_ENCODED_RUSTFLAGS");
    compiler.args(flags.split('\u{1f}').filter(|flag| !flag.is_empty()));
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        compiler
            .arg("-C")
            .arg(format!("linker={}", Path::new(&linker).display()));
    }
    // What it says is of no use to who builds: they get the usual program.
    Ok(compiler.output()?.status.success() && Command::new(program).output()?.status.success())
}
