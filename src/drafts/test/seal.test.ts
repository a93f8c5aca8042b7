/** @jest-environment node */ // eslint-disable-line jsdoc/check-tag-names

import { webcrypto } from 'node:crypto';
import { createSeal, noSeal } from '../seal';
import type { Sealed } from '../types';

const OWN = Buffer.alloc( 32, 1 ).toString( 'base64' );
const OTHER = Buffer.alloc( 32, 2 ).toString( 'base64' );
const WORDS = '{"text":{"title":"Quince ☕","content":"🍐"}}';

const create = ( key: string ) => createSeal( webcrypto as Crypto, key );

const decoded = ( { key, data, pad = '' }: Sealed ) =>
	[ key, data, pad ]
		.map( ( part ) => Buffer.from( part, 'base64' ).toString( 'latin1' ) )
		.join();

function sealed( words: string | Sealed | undefined ): Sealed {
	if ( typeof words !== 'object' ) {
		throw new Error( 'It is not sealed.' );
	}
	return words;
}

it.each( [ 'close', 'closeNow' ] as const )(
	'%s: the same person opens it on another page, nobody else does',
	async ( close ) => {
		const words = sealed( await ( await create( OWN ) )[ close ]( WORDS ) );

		expect( decoded( words ) ).not.toContain( 'Quince' );
		expect( await ( await create( OWN ) ).open( words ) ).toBe( WORDS );
		await expect(
			create( OTHER ).then( ( seal ) => seal.open( words ) )
		).rejects.toThrow();
	}
);

it( 'no pad is used twice', async () => {
	const seal = await create( OWN );
	const first = sealed( seal.closeNow( WORDS ) );

	expect( seal.closeNow( WORDS ) ).toBeUndefined();
	await seal.close( WORDS );
	const second = sealed( seal.closeNow( WORDS ) );
	expect( second.pad ).not.toBe( first.pad );
	expect( second.data ).not.toBe( first.data );
} );

it( 'a long text can be closed at once after it was closed in time', async () => {
	const seal = await create( OWN );
	const long = 'ä'.repeat( 200_000 );

	expect( seal.closeNow( long ) ).toBeUndefined();
	await seal.close( long );
	const words = sealed( seal.closeNow( `${ long }!` ) );
	expect( await seal.open( words ) ).toBe( `${ long }!` );
} );

it( 'once the writer has gone the page seals what is typed, and opens nothing', async () => {
	const seal = await create( OWN );
	seal.drop();
	const words = sealed( await seal.close( WORDS ) );

	await expect( seal.open( words ) ).rejects.toThrow();
	expect( await ( await create( OWN ) ).open( words ) ).toBe( WORDS );
} );

it( 'words that were changed on the device do not open', async () => {
	const seal = await create( OWN );
	const words = sealed( await seal.close( WORDS ) );
	const data = Buffer.from( words.data, 'base64' );
	data[ 20 ] = 255 - ( data[ 20 ] ?? 0 );

	await expect(
		seal.open( { ...words, data: data.toString( 'base64' ) } )
	).rejects.toThrow();
} );

it( 'a visitor’s words lie open, and a visitor opens nobody’s', async () => {
	const words = await ( await create( OWN ) ).close( WORDS );

	expect( await noSeal.close( WORDS ) ).toBe( WORDS );
	await expect( noSeal.open( words ) ).rejects.toThrow();
} );
