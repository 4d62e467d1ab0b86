//! How far several raters agree on the same items.

/// How far apart two categories are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Different or not.
    Nominal,
    /// By the number of values between them.
    Ordinal,
    /// By the square of the difference.
    Interval,
}

/// Krippendorff's α = 1 − Do/De over the coincidence matrix: 1 when all agree, 0 when they agree as
/// often as chance would have it.
///
/// `units` holds the values each unit was given, by however many raters; units with fewer than two are
/// left out. `None` where there is nothing to compare or nothing varies. (K. Krippendorff, *Computing
/// Krippendorff's alpha-reliability*, 2011.)
pub fn alpha(units: &[Vec<f64>], metric: Metric) -> Option<f64> {
    let units: Vec<&Vec<f64>> = units.iter().filter(|unit| unit.len() > 1).collect();
    let mut values: Vec<f64> = units.iter().flat_map(|unit| unit.iter().copied()).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let place = |value: &f64| {
        values
            .iter()
            .position(|known| known.total_cmp(value).is_eq())
    };
    let size = values.len();
    let mut pairs = vec![0.0; size * size];
    for unit in &units {
        let places: Vec<usize> = unit.iter().filter_map(place).collect();
        let weight = 1.0 / (super::statistics::ordinal(places.len()) - 1.0);
        for (nth, one) in places.iter().enumerate() {
            for (other_nth, other) in places.iter().enumerate() {
                if let Some(pair) = pairs
                    .get_mut(one * size + other)
                    .filter(|_| nth != other_nth)
                {
                    *pair += weight;
                }
            }
        }
    }
    let totals: Vec<f64> = pairs
        .chunks(size.max(1))
        .map(|row| row.iter().sum())
        .collect();
    let n: f64 = totals.iter().sum();
    let (mut observed, mut expected) = (0.0, 0.0);
    for (c, nc) in totals.iter().enumerate() {
        for (k, nk) in totals.iter().enumerate().skip(c + 1) {
            let distance = distance(metric, (c, k), &values, &totals);
            observed += pairs.get(c * size + k).copied().unwrap_or(0.0) * distance;
            expected += nc * nk * distance;
        }
    }
    (expected > 0.0).then(|| 1.0 - (n - 1.0) * observed / expected)
}

fn distance(metric: Metric, (c, k): (usize, usize), values: &[f64], totals: &[f64]) -> f64 {
    let at = |list: &[f64], place: usize| list.get(place).copied().unwrap_or(0.0);
    match metric {
        Metric::Nominal => 1.0,
        Metric::Interval => (at(values, c) - at(values, k)).powi(2),
        Metric::Ordinal => {
            let between: f64 = totals.iter().skip(c).take(k - c + 1).sum();
            (between - f64::midpoint(at(totals, c), at(totals, k))).powi(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values_of_alpha() {
        // Krippendorff 2011, section C: four observers, twelve units.
        let raters = [
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        ];
        let rows: Vec<Vec<&str>> = raters.iter().map(|row| row.split(' ').collect()).collect();
        let units: Vec<Vec<f64>> = (0..12)
            .map(|unit| {
                rows.iter()
                    .filter_map(|row| row[unit].parse().ok())
                    .collect()
            })
            .collect();
        for (metric, expected) in [
            (Metric::Nominal, 0.7434),
            (Metric::Ordinal, 0.8154),
            (Metric::Interval, 0.8491),
        ] {
            let found = alpha(&units, metric).unwrap();
            assert!((found - expected).abs() < 5e-5, "{metric:?}: {found}");
        }
    }

    #[test]
    fn what_does_not_vary_has_no_alpha() {
        assert_eq!(
            alpha(&[vec![2.0, 2.0], vec![2.0, 2.0]], Metric::Ordinal),
            None
        );
        assert_eq!(alpha(&[vec![1.0], vec![2.0]], Metric::Nominal), None);
        assert_eq!(alpha(&[], Metric::Nominal), None);
        let opposite = alpha(&[vec![0.0, 4.0], vec![4.0, 0.0]], Metric::Interval).unwrap();
        assert!(opposite < 0.0, "{opposite}");
    }
}
