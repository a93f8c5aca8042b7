import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const read = ( file: string ): string => readFileSync( file, 'utf8' );

const versions = (
	file: string,
	...keys: string[]
): Array< [ string, string ] > => {
	const json = JSON.parse( read( file ) );
	return keys.flatMap( ( key ) =>
		Object.entries< string >( json[ key ] ?? {} )
	);
};

describe( 'A18: what the project is built with', () => {
	it.each( versions( 'package.json', 'dependencies', 'devDependencies' ) )(
		'%s is pinned to one version',
		( _, version ) => {
			expect( version ).toMatch( /^\d+\.\d+\.\d+$/ );
		}
	);

	it.each(
		versions( 'composer.json', 'require', 'require-dev' ).filter(
			( [ name ] ) => name !== 'php'
		)
	)( '%s is pinned to one version', ( _, version ) => {
		expect( version ).toMatch( /^\d+\.\d+\.\d+(\.\d+)?$/ );
	} );

	it( 'ships no PHP package', () => {
		expect( versions( 'composer.json', 'require' ) ).toEqual( [
			[ 'php', '>=8.1' ],
		] );
	} );

	it( 'has a lockfile that names every package by version and digest, and no registry', () => {
		const { packages } = JSON.parse( read( 'package-lock.json' ) );
		const installed = Object.entries< Record< string, unknown > >(
			packages
		).filter( ( [ place, each ] ) => place !== '' && ! each.link );

		expect( installed.length ).toBeGreaterThan( 100 );
		for ( const [ place, each ] of installed ) {
			expect( [ place, each ] ).toEqual( [
				place,
				expect.objectContaining( {
					version: expect.any( String ),
					integrity: expect.stringMatching( /^sha512-/ ),
				} ),
			] );
			expect( each ).not.toHaveProperty( 'resolved' );
		}
	} );

	it( 'takes no registry from a file of its own', () => {
		const files = execFileSync( 'git', [ 'ls-files' ], {
			encoding: 'utf8',
		} );
		expect( files ).not.toMatch( /(^|\/)\.(npmrc|yarnrc.*)$/m );
		expect( read( 'composer.json' ) ).not.toContain( 'repositories' );
	} );
} );
