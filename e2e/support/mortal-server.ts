import path from 'node:path';
import { freePort } from '../../bin/lib/mariadb.mjs';
import { serve } from '../../bin/lib/site.mjs';
import { facts } from './facts';

/**
 * Another server for the same site, of one process that may be killed: PHP's own starts none anew, and the others are everybody's.
 *
 * @return Its port for the fault `kill`, and what clears up behind it.
 */
export async function mortalServer() {
	const folder = path.dirname( path.dirname( facts().log ) );
	const port = await freePort();
	const server = await serve( { folder }, { port, workers: 1 } );
	return { port, stop: server.stop };
}
