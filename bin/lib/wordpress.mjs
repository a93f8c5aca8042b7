/**
 * A WordPress to run on: given, or downloaded from wordpress.org, or taken from Debian's packages.
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fromDebian } from './wordpress-debian.mjs';
import { fromWordPressOrg } from './wordpress-org.mjs';
import { Complaint, step } from './log.mjs';
import { cache } from './paths.mjs';

/** `newest` is what is released now; `floor` is the oldest release that plugin.php promises. */
const GIVEN = {
	newest: 'INKFAST_WORDPRESS',
	floor: 'INKFAST_WORDPRESS_FLOOR',
};

/**
 * Gives the path of a whole and untouched WordPress, to be copied and never written to.
 *
 * @param {'newest'|'floor'} which
 * @return {Promise<string>} The folder that has wp-load.php in it.
 */
export async function wordpress( which ) {
	const given = process.env[ GIVEN[ which ] ];
	if ( given ) {
		if ( ! isWordPress( given ) ) {
			throw new Complaint(
				`${ GIVEN[ which ] } is ${ given }, and there is no WordPress (no wp-includes/version.php); give the folder that has wp-load.php in it.`
			);
		}
		return path.resolve( given );
	}
	const folder = path.join( cache, 'wordpress', which );
	if ( isWordPress( folder ) ) {
		return folder;
	}
	// Made beside its place and moved there whole: one who was interrupted leaves nothing half, two at once do no harm.
	const work = `${ folder }-${ process.pid }`;
	try {
		await rm( work, { recursive: true, force: true } );
		await mkdir( work, { recursive: true } );
		const made = await obtain( which, work );
		await rename( made, folder ).catch( async ( error ) => {
			if ( error.code === 'EXDEV' ) {
				await cp( made, folder, { recursive: true } );
			} else if ( ! isWordPress( folder ) ) {
				throw error;
			}
		} );
	} finally {
		await rm( work, { recursive: true, force: true } );
	}
	step(
		`WordPress ${ await version( folder ) } is in .cache/wordpress/${ which }.`
	);
	return folder;
}

/**
 * The version of a WordPress tree.
 *
 * @param {string} folder
 * @return {Promise<string>} As core writes it, such as `7.1.4`.
 */
export async function version( folder ) {
	const text = await readFile(
		path.join( folder, 'wp-includes/version.php' ),
		'utf8'
	);
	return /\$wp_version = '([^']+)'/.exec( text )?.[ 1 ] ?? 'unknown';
}

async function obtain( which, work ) {
	const reasons = [];
	for ( const source of [ fromWordPressOrg, fromDebian ] ) {
		try {
			const made = await source( which, work );
			if ( isWordPress( made ) ) {
				return made;
			}
			reasons.push( 'what came is not a whole WordPress' );
		} catch ( error ) {
			reasons.push( error.message );
		}
	}
	throw new Complaint(
		`No WordPress could be had (${ reasons.join( '; ' ) }). Unpack one and give its folder in ${ GIVEN[ which ] }.`
	);
}

function isWordPress( folder ) {
	return [
		'wp-load.php',
		'wp-includes/version.php',
		'wp-admin/index.php',
	].every( ( file ) => existsSync( path.join( folder, file ) ) );
}
