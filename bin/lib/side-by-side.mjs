/**
 * The table of docs/side-by-side.md: what happens, and what became of it with each of the two forms.
 *
 * @typedef {{ name: string, cells: Record<string, string> }} Row The cells by the name of their column.
 */
import path from 'node:path';
import { root } from './paths.mjs';

export const PAGE = path.join( root, 'docs/side-by-side.md' );

const FIRST = 'What happens';
const TABLE = /^\|.*\|\n(?:^\|.*\|\n)+/m;

/**
 * @param {string} text The page.
 * @return {Row[]} What its table says.
 */
export function readTable( text ) {
	const [ head = [], , ...rows ] = ( TABLE.exec( text )?.[ 0 ] ?? '' )
		.trim()
		.split( '\n' )
		.map( ( line ) =>
			line
				.slice( 1, -1 )
				.split( '|' )
				.map( ( cell ) => cell.trim() )
		);
	const [ , ...columns ] = head;
	return rows.map( ( [ name = '', ...cells ] ) => ( {
		name,
		cells: Object.fromEntries(
			columns.map( ( column, at ) => [ column, cells[ at ] ?? '' ] )
		),
	} ) );
}

/**
 * @param {string} text The page.
 * @param {Row[]}  rows What its table shall say.
 * @return {string} The page with it.
 */
export function writeTable( text, rows ) {
	const columns = Object.keys( rows[ 0 ]?.cells ?? {} );
	const line = ( cells ) => `| ${ cells.join( ' | ' ) } |\n`;
	const table = [
		line( [ FIRST, ...columns ] ),
		`${ '|---'.repeat( columns.length + 1 ) }|\n`,
		...rows.map( ( { name, cells } ) =>
			line( [ name, ...columns.map( ( column ) => cells[ column ] ) ] )
		),
	].join( '' );
	return text.replace( TABLE, () => table );
}
