/**
 * Shows that build/ is byte for byte what a fresh build of src/ makes.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { command, Complaint } from './lib/log.mjs';
import { npm, npmPackages } from './lib/packages.mjs';
import { cache, root } from './lib/paths.mjs';

await command( async () => {
	const fresh = path.join( cache, 'build' );
	await npmPackages();
	await rm( fresh, { recursive: true, force: true } );
	await npm( 'run', 'build', '--', `--output-path=${ fresh }` );
	const [ made, kept ] = await Promise.all( [
		contents( fresh ),
		contents( path.join( root, 'build' ) ),
	] );
	const differing = [
		...new Set( [ ...made.keys(), ...kept.keys() ] ),
	].filter(
		( name ) =>
			! made.get( name )?.equals( kept.get( name ) ?? Buffer.of() )
	);
	if ( differing.length > 0 ) {
		throw new Complaint(
			`build/ is not what src/ makes: ${ differing.join( ', ' ) }. Run npm run build and commit it.`
		);
	}
	process.stdout.write(
		`${ made.size } files are what a fresh build makes.\n`
	);
} );

async function contents( folder ) {
	const names = await readdir( folder, {
		recursive: true,
		withFileTypes: true,
	} );
	const files = names
		.filter( ( entry ) => entry.isFile() )
		.map( ( entry ) => path.join( entry.parentPath, entry.name ) );
	return new Map(
		await Promise.all(
			files.map( async ( file ) => [
				path.relative( folder, file ),
				await readFile( file ),
			] )
		)
	);
}
