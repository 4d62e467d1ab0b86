//! How the program is linked: `docs/decisions/0011-fixed-address.md`.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=QUIPU_PIE");
    let value = |name: &str| env::var(name).unwrap_or_default();
    let target = (value("CARGO_CFG_TARGET_OS"), value("CARGO_CFG_TARGET_ENV"));
    // With the C library inside, the compiler links in a way of its own.
    let is_static = value("CARGO_CFG_TARGET_FEATURE").contains("crt-static");
    if target == ("linux".into(), "gnu".into()) && !is_static && value("QUIPU_PIE") != "1" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
