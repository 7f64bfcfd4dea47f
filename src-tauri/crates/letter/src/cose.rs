//! The signed envelope of a code: COSE_Sign1 (RFC 9052), EdDSA over Ed25519 only, protected headers
//! `{alg, kid}`, nothing unprotected, and the kind of code bound in as external data.

use ciborium::Value;
use coset::{
    CborSerializable, CoseSign1, CoseSign1Builder, Header, HeaderBuilder,
    RegisteredLabelWithPrivate, iana::Algorithm,
};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::claims::{Claims, Subject};

/// Deepest nesting of CBOR that is looked at.
const DEPTH: usize = 8;

/// Names a key: the first 8 bytes of the SHA-256 of the public key.
pub type KeyId = [u8; 8];

/// The name of a public key.
#[must_use]
pub fn key_id(public_key: &[u8; 32]) -> KeyId {
    let digest: [u8; 32] = Sha256::digest(public_key).into();
    let [a, b, c, d, e, f, g, h, ..] = digest;
    [a, b, c, d, e, f, g, h]
}

/// An envelope of the right shape whose signature has not been looked at yet.
pub(crate) struct Envelope {
    signed: Signed,
    pub claims: Claims,
}

/// Why bytes are not an envelope of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Malformed {
    Cbor,
    Shape,
    Algorithm,
}

fn external_data(claims: &Claims) -> &'static [u8] {
    match claims.subject {
        Subject::Seal { .. } => b"circuit-desk/seal/1",
        Subject::Pass { .. } => b"circuit-desk/pass/1",
    }
}

fn header(key_id: &KeyId) -> Header {
    HeaderBuilder::new()
        .algorithm(Algorithm::EdDSA)
        .key_id(key_id.to_vec())
        .build()
}

/// Signs claims; the same claims and key give the same bytes.
pub(crate) fn sign(claims: &Claims, key: &SigningKey) -> Vec<u8> {
    sign_payload(claims.to_cbor(), external_data(claims), key)
}

/// Signs a payload with the kind of thing that it is bound in.
pub(crate) fn sign_payload(payload: Vec<u8>, kind: &[u8], key: &SigningKey) -> Vec<u8> {
    CoseSign1Builder::new()
        .protected(header(&key_id(key.verifying_key().as_bytes())))
        .payload(payload)
        .create_signature(kind, |message| key.sign(message).to_bytes().to_vec())
        .build()
        .to_vec()
        // Headers of two known entries and two byte strings always encode.
        .unwrap_or_default()
}

/// Takes an envelope apart without believing it.
pub(crate) fn open(bytes: &[u8]) -> Result<Envelope, Malformed> {
    let (signed, payload) = open_payload(bytes)?;
    let claims = Claims::from_value(&payload).ok_or(Malformed::Shape)?;
    Ok(Envelope { signed, claims })
}

/// A signed payload whose signature has not been looked at yet.
pub(crate) struct Signed(CoseSign1);

/// Takes anything signed apart without believing it: the envelope in its one form, and the payload as CBOR.
pub(crate) fn open_payload(bytes: &[u8]) -> Result<(Signed, Value), Malformed> {
    strict(bytes).ok_or(Malformed::Cbor)?;
    let sign1 = CoseSign1::from_slice(bytes).map_err(|_| Malformed::Shape)?;
    let payload = sign1.payload.as_deref().ok_or(Malformed::Shape)?;
    let payload = strict(payload).ok_or(Malformed::Cbor)?;
    let protected = sign1
        .protected
        .original_data
        .as_deref()
        .ok_or(Malformed::Shape)?;
    strict(protected).ok_or(Malformed::Cbor)?;
    let kid = kid_of(&sign1).ok_or(Malformed::Shape)?;
    if !sign1.unprotected.is_empty() || sign1.signature.len() != Signature::BYTE_SIZE {
        return Err(Malformed::Shape);
    }
    let expected = RegisteredLabelWithPrivate::Assigned(Algorithm::EdDSA);
    if sign1.protected.header.alg != Some(expected) {
        return Err(Malformed::Algorithm);
    }
    // Nothing but these two headers, in this order.
    if header(&kid).to_vec().ok().as_deref() != Some(protected) {
        return Err(Malformed::Shape);
    }
    Ok((Signed(sign1), payload))
}

impl Signed {
    /// The key that is said to have signed.
    pub fn key_id(&self) -> KeyId {
        kid_of(&self.0).unwrap_or_default()
    }

    /// Whether that signature is this key's over this kind, by the strict rules (no small-order points,
    /// canonical s).
    pub fn is_signed_by(&self, key: &VerifyingKey, kind: &[u8]) -> bool {
        self.0
            .verify_signature(kind, |signature, message| {
                let signature = Signature::from_slice(signature)?;
                key.verify_strict(message, &signature)
            })
            .is_ok()
    }
}

impl Envelope {
    /// The key that is said to have signed.
    pub fn key_id(&self) -> KeyId {
        self.signed.key_id()
    }

    /// Whether that signature is this key's.
    pub fn is_signed_by(&self, key: &VerifyingKey) -> bool {
        self.signed.is_signed_by(key, external_data(&self.claims))
    }
}

fn kid_of(sign1: &CoseSign1) -> Option<KeyId> {
    sign1.protected.header.key_id.as_slice().try_into().ok()
}

/// One CBOR item that fills the bytes, nested at most [`DEPTH`] deep, written in the shortest form.
fn strict(bytes: &[u8]) -> Option<Value> {
    let mut rest = bytes;
    let value: Value = ciborium::de::from_reader_with_recursion_limit(&mut rest, DEPTH).ok()?;
    if !rest.is_empty() {
        return None;
    }
    let mut again = Vec::with_capacity(bytes.len());
    ciborium::into_writer(&value, &mut again).ok()?;
    (again == bytes).then_some(value)
}
