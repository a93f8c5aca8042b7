import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The checkout. */
export const root = path.resolve(
	path.dirname( fileURLToPath( import.meta.url ) ),
	'../..'
);

/** What may be deleted at any time and is made again: WordPress trees, tools' caches. Never committed. */
export const cache = path.join( root, '.cache' );

/** What failed runs leave behind to look at: traces, screenshots, logs. Never committed. */
export const artifacts = path.join( root, 'artifacts' );
