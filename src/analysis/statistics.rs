//! Statistics on ordered categories.
//!
//! A distribution is a slice of counts, one per category from low to high; weights need not be whole.
//! Silence of any kind is left out before.

/// The median of sorted values at position ⌊(n+1)/2⌋, counted from 1: always one of the values
/// (the *lower* median). `None` without values.
pub fn lower_median<T: Copy + PartialOrd>(values: &[T]) -> Option<T> {
    let mut sorted = values.to_vec();
    sorted.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    let place = sorted.len().div_ceil(2).checked_sub(1)?;
    sorted.get(place).copied()
}

/// The lower and the upper median category of a distribution; equal unless n is even and the two
/// middle answers differ.
pub fn medians(counts: &[usize]) -> Option<(usize, usize)> {
    let n: usize = counts.iter().sum();
    let at = |nth: usize| {
        let mut sum = 0;
        counts.iter().position(|count| {
            sum += count;
            sum >= nth
        })
    };
    if n == 0 {
        None
    } else {
        Some((at(n.div_ceil(2))?, at(n / 2 + 1)?))
    }
}

/// Consensus of Tastle and Wierman: `1 + Σ pᵢ·log₂(1 − |Xᵢ − μ|/d)` with `d` the width of the scale.
///
/// 1 when all agree, 0 when they are split between both ends. `None` without answers or with fewer
/// than two categories. (W. Tastle, M. Wierman, *Consensus and dissention*, Int. J. Approximate
/// Reasoning 45(3), 2007, 531–545.)
pub fn consensus(counts: &[f64]) -> Option<f64> {
    let n: f64 = counts.iter().sum();
    let width = ordinal(counts.len().checked_sub(1)?);
    if n <= 0.0 || width <= 0.0 {
        return None;
    }
    let mean: f64 = counts
        .iter()
        .enumerate()
        .map(|(x, count)| ordinal(x) * count)
        .sum::<f64>()
        / n;
    let terms = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0.0)
        .map(|(x, count)| count / n * (1.0 - (ordinal(x) - mean).abs() / width).log2());
    Some(1.0 + terms.sum::<f64>())
}

/// Agreement A of van der Eijk: −1 two camps at both ends, 0 evenly spread, 1 all in one category.
///
/// The distribution is peeled into layers of equal height; a layer's pattern of empty and filled
/// categories gives its value, and the layers are weighted by their share. Undefined (`None`) for
/// fewer than three categories or no answers. (C. van der Eijk, *Measuring agreement in ordered
/// rating scales*, Quality & Quantity 35(3), 2001, 325–341.)
pub fn agreement(counts: &[f64]) -> Option<f64> {
    let total: f64 = counts.iter().sum();
    if counts.len() < 3 || total <= 0.0 {
        return None;
    }
    let mut rest = counts.to_vec();
    let mut sum = 0.0;
    loop {
        let filled: Vec<bool> = rest.iter().map(|count| *count > 0.0).collect();
        let height = rest
            .iter()
            .copied()
            .filter(|count| *count > 0.0)
            .reduce(f64::min);
        let Some(height) = height else {
            return Some(sum);
        };
        let categories = filled.iter().filter(|is| **is).count();
        sum += pattern_agreement(&filled) * height * ordinal(categories) / total;
        for count in rest.iter_mut().filter(|count| **count > 0.0) {
            *count -= height;
            // What rounding leaves is no layer.
            if *count <= total * 1e-12 {
                *count = 0.0;
            }
        }
    }
}

/// Van der Eijk's A of one layer: `U·(1 − (S−1)/(K−1))`,
/// `U = [(K−2)·TU − (K−1)·TDU] / [(K−2)·(TU+TDU)]` over the triples 110 and 011 (TU) and 101 (TDU).
fn pattern_agreement(filled: &[bool]) -> f64 {
    let k = filled.len();
    let s = filled.iter().filter(|is| **is).count();
    if s == 1 {
        return 1.0;
    }
    let (mut tu, mut tdu) = (0.0, 0.0);
    for (i, first) in filled.iter().enumerate() {
        for (j, second) in filled.iter().enumerate().skip(i + 1) {
            for third in filled.iter().skip(j + 1) {
                match (first, second, third) {
                    (true, true, false) | (false, true, true) => tu += 1.0,
                    (true, false, true) => tdu += 1.0,
                    _ => {}
                }
            }
        }
    }
    if tu + tdu == 0.0 {
        return 0.0;
    }
    let (k2, k1) = (ordinal(k) - 2.0, ordinal(k) - 1.0);
    let unimodality = (k2 * tu - k1 * tdu) / (k2 * (tu + tdu));
    unimodality * (1.0 - (ordinal(s) - 1.0) / k1)
}

/// A part of a whole, 0 to 1; `None` where the whole is empty.
pub fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| ordinal(part) / ordinal(whole))
}

/// A count as a number; counts here are far below 2⁵².
pub(crate) fn ordinal(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: Option<f64>, expected: f64) {
        let value = value.unwrap();
        assert!((value - expected).abs() < 5e-7, "{value} is not {expected}");
    }

    #[test]
    fn the_lower_median_is_one_of_the_values() {
        assert_eq!(lower_median(&[3, 1, 2]), Some(2));
        assert_eq!(lower_median(&[2, 1]), Some(1));
        assert_eq!(lower_median::<u8>(&[]), None);
        assert_eq!(medians(&[1, 0, 1]), Some((0, 2)));
        assert_eq!(medians(&[1, 1, 1]), Some((1, 1)));
        assert_eq!(medians(&[0, 0]), None);
    }

    #[test]
    fn published_values_of_agreement() {
        close(
            agreement(&[30., 40., 210., 130., 530., 50., 10.]),
            0.611_333_3,
        );
        close(
            agreement(&[2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6]),
            0.609_723_6,
        );
        close(
            agreement(&[1.6, 2.6, 8.2, 21., 29.3, 27., 10.3]),
            0.482_333_3,
        );
        close(agreement(&[2., 0., 1., 1.]), 0.083_333_3);
        close(agreement(&[10., 20., 30., 15., 4.]), 0.392_405_1);
        close(agreement(&[0., 0., 1., 1., 0.]), 0.75);
        close(agreement(&[1., 2., 4., 2., 1.]), 0.35);
        close(agreement(&[4., 1., 0., 1., 4.]), -0.655_555_6);
        close(agreement(&[0., 7., 0.]), 1.0);
        close(agreement(&[1., 1., 1., 1.]), 0.0);
        close(agreement(&[1., 0., 0., 1.]), -1.0);
        assert_eq!(agreement(&[1., 1.]), None);
        assert_eq!(agreement(&[0., 0., 0.]), None);
    }

    #[test]
    fn published_values_of_consensus() {
        close(
            consensus(&[30., 40., 210., 130., 530., 50., 10.]),
            0.725_687_6,
        );
        close(consensus(&[1., 1., 1., 1., 1.]), 0.433_985_0);
        close(consensus(&[10., 20., 30., 15., 4.]), 0.623_870_6);
        close(consensus(&[0., 0., 1., 1., 0.]), 0.807_354_9);
        close(consensus(&[1., 2., 4., 2., 1.]), 0.633_985_0);
        close(consensus(&[4., 1., 0., 1., 4.]), 0.116_992_5);
        close(consensus(&[5., 0., 0., 0., 5.]), 0.0);
        close(consensus(&[0., 3., 0.]), 1.0);
    }
}
