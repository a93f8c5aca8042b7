/** A browser's storage, and a cipher that seals nothing but knows its keys. */

/** Web storage: its entries are its own properties. */
export function createStorage(): Storage {
	const methods = {
		getItem( this: Record< string, string >, key: string ) {
			return Object.hasOwn( this, key ) ? this[ key ] : null;
		},
		setItem( this: Record< string, string >, key: string, value: string ) {
			this[ key ] = value;
		},
		removeItem( this: Record< string, string >, key: string ) {
			delete this[ key ];
		},
	};

	return Object.create( methods );
}

/** Bytes that tell a key from others. */
const MARK = 4;

/**
 * @param isHere Whether the page is still there: what it has begun it does not end elsewhere.
 */
export function createCrypto( isHere: () => boolean ): Crypto {
	const gone = new Promise< never >( () => {} );
	const whileHere = async < T >( value: T ): Promise< T > =>
		isHere() ? value : gone;

	const subtle = {
		importKey: ( _format: string, bytes: Uint8Array ) =>
			whileHere( bytes.slice( 0, MARK ) ),
		encrypt: ( _cipher: unknown, key: Uint8Array, bytes: Uint8Array ) =>
			whileHere( new Uint8Array( [ ...key, ...bytes ] ).buffer ),
		async decrypt( _cipher: unknown, key: Uint8Array, bytes: Uint8Array ) {
			if ( key.some( ( byte, at ) => byte !== bytes[ at ] ) ) {
				throw new Error( 'Another key.' );
			}
			return whileHere( bytes.slice( MARK ).buffer );
		},
	};

	return {
		subtle,
		/** Never the same twice, in whatever page. */
		getRandomValues( array: Uint8Array ) {
			drawn++;
			array.forEach( ( _, at ) => {
				array[ at ] = Math.floor( drawn / 256 ** ( at % 4 ) ) % 256;
			} );
			return array;
		},
	} as unknown as Crypto;
}

let drawn = 0;

/**
 * The key that the site keeps for somebody, base64.
 *
 * @param user Their id.
 */
export const keyOf = ( user: number ): string =>
	btoa( String.fromCharCode( ...new Uint8Array( 32 ).fill( user ) ) );
