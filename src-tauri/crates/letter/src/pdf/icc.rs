//! A minimal ICC profile of sRGB (IEC 61966-2-1), written here so that no foreign profile is shipped:
//! a matrix and curve profile of version 4, which is all that grey and black ink need as a reference.

/// The profile's bytes.
pub(super) fn srgb() -> Vec<u8> {
    // Colorants adapted to D50, the curve's parameters and the adaptation itself, as s15Fixed16 numbers.
    let xyz = |values: [i32; 3]| [b"XYZ \0\0\0\0".to_vec(), numbers(&values)].concat();
    let curve = {
        // Type 3: ((x + 0.055) / 1.055) ^ 2.4 above 0.04045, x / 12.92 below.
        let parameters = [157_286, 62_119, 3_417, 5_072, 2_651];
        [b"para\0\0\0\0\0\x03\0\0".to_vec(), numbers(&parameters)].concat()
    };
    let adaptation = [
        68_674, 1_502, -3_290, 1_939, 64_912, -1_118, -605, 988, 49_262,
    ];
    let parts: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text("sRGB")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", xyz([63_190, 65_536, 54_061])),
        (
            b"chad",
            [b"sf32\0\0\0\0".to_vec(), numbers(&adaptation)].concat(),
        ),
        (b"rXYZ", xyz([28_578, 14_581, 912])),
        (b"gXYZ", xyz([25_241, 46_981, 6_362])),
        (b"bXYZ", xyz([9_376, 3_970, 46_792])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = u32::try_from(parts.len())
        .unwrap_or(0)
        .to_be_bytes()
        .to_vec();
    let mut data = Vec::new();
    let start = 128 + 4 + parts.len() * 12;
    for (signature, mut part) in parts {
        table.extend_from_slice(signature);
        table.extend_from_slice(&size(start + data.len()));
        table.extend_from_slice(&size(part.len()));
        part.resize(part.len().next_multiple_of(4), 0);
        data.append(&mut part);
    }
    let mut profile = header(start + data.len());
    profile.append(&mut table);
    profile.append(&mut data);
    profile
}

fn header(length: usize) -> Vec<u8> {
    let mut header = size(length).to_vec();
    header.extend_from_slice(b"\0\0\0\0\x04\x20\0\0mntrRGB XYZ ");
    // 1 January 2026, 00:00:00
    header.extend_from_slice(&[0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    header.extend_from_slice(b"acsp");
    header.resize(68, 0);
    // Illuminant: D50
    header.extend(numbers(&[63_190, 65_536, 54_061]));
    header.resize(128, 0);
    header
}

fn size(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(0).to_be_bytes()
}

fn numbers(values: &[i32]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_be_bytes())
        .collect()
}

/// A multi-localized text with one record, English.
fn text(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut part = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    part.extend_from_slice(&size(utf16.len()));
    part.extend_from_slice(&size(28));
    part.extend(utf16);
    part
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_profile_says_its_own_length() {
        let profile = super::srgb();
        let length = u32::from_be_bytes([profile[0], profile[1], profile[2], profile[3]]);
        assert_eq!(length as usize, profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        assert!(
            profile.len() < 800,
            "{} bytes ride along in every handout",
            profile.len()
        );
    }
}
