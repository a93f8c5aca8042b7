/** Somebody's own plugin, made of the examples, on the pages of one test alone. */

import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { facts } from '../support/facts';

/**
 * Installs it.
 *
 * @param testId Whose requests it is for.
 * @param php    Its code, without the opening tag.
 * @param script Its `app.js`.
 * @return Removes it.
 */
export async function installApp(
	testId: string,
	php: string,
	script: string
): Promise< () => Promise< void > > {
	const plugins = path.join( path.dirname( facts().log ), 'mu-plugins' );
	const folder = path.join( plugins, testId );
	// Its name comes after that of e2e-switches.php, which it uses.
	const loader = path.join( plugins, `${ testId }.php` );
	await mkdir( folder );
	await writeFile( path.join( folder, 'app.php' ), `<?php\n${ php }` );
	await writeFile( path.join( folder, 'app.js' ), script );
	// PHP would keep what it reads of a file that is half written.
	const draft = path.join( folder, 'loader' );
	await writeFile(
		draft,
		`<?php
if ( '${ testId }' === ( Inkfast\\E2E\\switches()['id'] ?? '' ) ) {
	// The site lies in the checkout, so WordPress takes all its files for those of Inkfast.
	add_filter(
		'plugins_url',
		static fn ( $url, $path, $file ) => __DIR__ . '/${ testId }/app.php' === $file ? content_url( 'mu-plugins/${ testId }/' . $path ) : $url,
		10,
		3
	);
	require __DIR__ . '/${ testId }/app.php';
}
`
	);
	await rename( draft, loader );
	return async () => {
		await rm( loader );
		await rm( folder, { recursive: true } );
	};
}
