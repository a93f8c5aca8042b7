/**
 * Seals drafts, so that after signing out they cannot be read on the device.
 *
 * The writer's key opens what lies on the device, and goes when the writer does. A page writes with a key of its own, which
 * only the writer's can open again: so what is typed after a session has ended is still kept, and still sealed.
 */

import { fromBase64, toBase64 } from './base64';
import type { Sealed } from './types';

export interface Seal {
	close: ( words: string ) => Promise< string | Sealed >;
	/** At once, while the page goes away; undefined for words longer than was prepared for. */
	closeNow: ( words: string ) => string | Sealed | undefined;
	/** Rejects what cannot be opened. */
	open: ( words: string | Sealed ) => Promise< string >;
	/** The writer has gone: nothing is opened any more. */
	drop: () => void;
}

/** A visitor's: nobody to keep the words from, and no key. */
export const noSeal: Seal = {
	close: async ( words ) => words,
	closeNow: ( words ) => words,
	open: openPlain,
	drop() {},
};

async function openPlain( words: string | Sealed ): Promise< string > {
	if ( typeof words === 'string' ) {
		return words;
	}
	throw new Error( 'Sealed.' );
}

type Bytes = Uint8Array< ArrayBuffer >;

const CIPHER = 'AES-GCM';
/** Bytes of a nonce of the cipher, which stands before what it sealed. */
const NONCE = 12;
const KEY = 32;
/** Bytes that may be random at once. */
const AT_ONCE = 65_536;

/**
 * @param crypto The browser's.
 * @param own    The writer's key, base64 of 32 bytes.
 */
export async function createSeal(
	crypto: Crypto,
	own: string
): Promise< Seal > {
	const { subtle } = crypto;
	const load = ( bytes: Bytes ) =>
		subtle.importKey( 'raw', bytes, CIPHER, false, [
			'encrypt',
			'decrypt',
		] );

	const encrypt = async ( key: CryptoKey, bytes: Bytes ) => {
		const iv = crypto.getRandomValues( new Uint8Array( NONCE ) );
		const data = await subtle.encrypt( { name: CIPHER, iv }, key, bytes );
		const sealed = new Uint8Array( NONCE + data.byteLength );
		sealed.set( iv );
		sealed.set( new Uint8Array( data ), NONCE );
		return toBase64( sealed );
	};
	const decrypt = async ( key: CryptoKey, text: string ) => {
		const sealed = fromBase64( text );
		const iv = sealed.subarray( 0, NONCE );
		const data = sealed.subarray( NONCE );
		return new Uint8Array(
			await subtle.decrypt( { name: CIPHER, iv }, key, data )
		);
	};

	let writer: CryptoKey | undefined = await load( fromBase64( own ) );
	const raw = randomBytes( crypto, KEY );
	const page = await load( raw );
	const key = await encrypt( writer, raw );
	raw.fill( 0 );

	/** Random bytes that are used once, when there is no time to seal: what they change is sealed as well as they are. */
	let pad: { bytes: Bytes; sealed: string } | undefined;
	const prepare = async ( length: number ) => {
		if ( ! pad || pad.bytes.length < length ) {
			const bytes = randomBytes( crypto, 2 * length + 4096 );
			pad = { bytes, sealed: await encrypt( page, bytes ) };
		}
	};

	await prepare( 0 );

	return {
		async close( words ) {
			const bytes = new TextEncoder().encode( words );
			await prepare( bytes.length );
			return { key, data: await encrypt( page, bytes ) };
		},

		closeNow( words ) {
			const bytes = new TextEncoder().encode( words );
			const ready = pad;
			if ( ! ready || ready.bytes.length < bytes.length ) {
				return undefined;
			}
			pad = undefined;
			void prepare( bytes.length );
			const data = toBase64( mix( bytes, ready.bytes ) );
			return { key, pad: ready.sealed, data };
		},

		async open( words ) {
			if ( typeof words === 'string' ) {
				return words;
			}
			if ( ! writer ) {
				throw new Error( 'The writer has gone.' );
			}
			const other = await load( await decrypt( writer, words.key ) );
			const bytes = words.pad
				? mix(
						fromBase64( words.data ),
						await decrypt( other, words.pad )
					)
				: await decrypt( other, words.data );
			return new TextDecoder().decode( bytes );
		},

		drop() {
			writer = undefined;
		},
	};
}

const mix = ( bytes: Bytes, pad: Bytes ): Bytes =>
	// eslint-disable-next-line no-bitwise -- What a pad is for.
	bytes.map( ( byte, at ) => byte ^ ( pad[ at ] ?? 0 ) );

function randomBytes( crypto: Crypto, length: number ): Bytes {
	const bytes = new Uint8Array( length );

	for ( let at = 0; at < length; at += AT_ONCE ) {
		crypto.getRandomValues( bytes.subarray( at, at + AT_ONCE ) );
	}

	return bytes;
}
