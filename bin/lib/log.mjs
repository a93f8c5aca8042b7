/**
 * What a person watching a command sees: one line for what takes long, one sentence for what went wrong.
 */

/**
 * A failure that is the person's to mend, said in one sentence with the way out; its stack would only be noise.
 */
export class Complaint extends Error {}

const start = Date.now();

/**
 * Says what is going on now.
 *
 * @param {string} text One line.
 */
export function step( text ) {
	const seconds = String( Math.round( ( Date.now() - start ) / 1000 ) );
	process.stderr.write( `${ seconds.padStart( 5 ) } s  ${ text }\n` );
}

/**
 * Runs a command's main function, and ends the process with what it returns; a Complaint shows as its sentence alone.
 *
 * @param {() => Promise<number|void>} main What the command does; gives the exit code.
 */
export async function command( main ) {
	try {
		process.exitCode = ( await main() ) ?? 0;
	} catch ( error ) {
		const plain = error instanceof Complaint;
		process.stderr.write(
			`${ plain ? error.message : ( error?.stack ?? error ) }\n`
		);
		process.exitCode = 1;
	}
}
