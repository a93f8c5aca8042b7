/** A language that nobody speaks: every string of languages/inkfast.pot in brackets, in the files that WordPress loads. */

import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../bin/lib/paths.mjs';
import { facts } from '../support/facts';

/** Its locale. */
export const LOCALE = 'art_TS';

/** What is translated. */
export const translated = ( text: string ) => `⟦${ text }⟧`;

const SCRIPTS = [ 'build/index.js', 'build/later.js' ];

/** Where WordPress looks for the translations of a script: its path in the plugin, hashed. */
const hash = ( script: string ) =>
	createHash( 'md5' ).update( script ).digest( 'hex' );

/**
 * Installs the language pack as WordPress does, beside the site's other languages.
 *
 * @return Removes it.
 */
export async function installLanguage(): Promise< () => Promise< void > > {
	const folder = path.join(
		path.dirname( facts().log ),
		'languages/plugins'
	);
	const entries = parsePot(
		await readFile( path.join( root, 'languages/inkfast.pot' ), 'utf8' )
	);
	const name = path.join( folder, `inkfast-${ LOCALE }` );
	const files = {
		[ `${ name }.l10n.php` ]: php(
			entries.filter( ( { file } ) => file.endsWith( '.php' ) )
		),
		...Object.fromEntries(
			SCRIPTS.map( ( script ) => [
				`${ name }-${ hash( script ) }.json`,
				json( entries.filter( ( { file } ) => file === script ) ),
			] )
		),
	};
	await mkdir( folder, { recursive: true } );
	await Promise.all(
		Object.entries( files ).map( ( entry ) => writeFile( ...entry ) )
	);
	return async () => {
		await Promise.all( Object.keys( files ).map( ( file ) => rm( file ) ) );
	};
}

interface Entry {
	/** Context and message, as WordPress looks them up. */
	readonly key: string;
	readonly id: string;
	/** One of its references. */
	readonly file: string;
}

/** The template has one line for each string, escaped as JSON is. */
function parsePot( text: string ): Entry[] {
	return text
		.split( '\n\n' )
		.slice( 1 )
		.flatMap( ( block ) => {
			const line = ( name: string ): string | undefined => {
				const found = new RegExp( `^${ name } (".*")$`, 'm' ).exec(
					block
				);
				return found?.[ 1 ] && JSON.parse( found[ 1 ] );
			};
			const id = line( 'msgid' ) ?? '';
			const context = line( 'msgctxt' );
			const key =
				context === undefined ? id : `${ context }\u0004${ id }`;
			return [ ...block.matchAll( /^#: (.+)$/gm ) ].map(
				( [ , file = '' ] ) => ( { key, id, file } )
			);
		} );
}

function php( entries: readonly Entry[] ): string {
	const quote = ( text: string ) => `'${ text.replace( /[\\']/g, '\\$&' ) }'`;
	const messages = entries.map(
		( { key, id } ) =>
			`${ quote( key ) } => ${ quote( translated( id ) ) },`
	);
	return `<?php return array( 'domain' => 'inkfast', 'messages' => array( ${ messages.join(
		'\n'
	) } ) );`;
}

function json( entries: readonly Entry[] ): string {
	return JSON.stringify( {
		domain: 'messages',
		locale_data: {
			messages: {
				'': { domain: 'messages', lang: LOCALE },
				...Object.fromEntries(
					entries.map( ( { key, id } ) => [
						key,
						[ translated( id ) ],
					] )
				),
			},
		},
	} );
}
