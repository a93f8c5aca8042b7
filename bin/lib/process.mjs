/**
 * Other programs: run to their end, or kept for as long as this process lives.
 */
import { spawn } from 'node:child_process';
import { Complaint } from './log.mjs';

/**
 * Runs a program to its end and gives what it printed.
 *
 * @param {string}                                                                                                       program   Its name or path.
 * @param {string[]}                                                                                                     args      Its arguments.
 * @param {{ cwd?: string, env?: Record<string, string|undefined>, input?: string, timeout?: number, accept?: boolean }} [options] `accept`: a failure is an answer, not an error. `timeout` in ms.
 * @return {Promise<{ code: number, output: string, stdout: string }>} `output` has both streams as they came.
 */
export function run( program, args, options = {} ) {
	return new Promise( ( resolve, reject ) => {
		const child = spawn( program, args, {
			cwd: options.cwd,
			env: { ...process.env, ...options.env },
			timeout: options.timeout,
			killSignal: 'SIGKILL',
		} );
		let output = '';
		let stdout = '';
		child.stdout.on( 'data', ( data ) => {
			output += data;
			stdout += data;
		} );
		child.stderr.on( 'data', ( data ) => ( output += data ) );
		child.stdin.on( 'error', () => {} );
		child.stdin.end( options.input ?? '' );
		child.on( 'error', ( error ) => {
			output += error.message;
		} );
		child.on( 'close', ( code ) => {
			const answer = { code: code ?? 1, output, stdout };
			if ( answer.code === 0 || options.accept ) {
				resolve( answer );
				return;
			}
			const tail = output.trim().split( '\n' ).slice( -60 ).join( '\n' );
			reject(
				new Complaint(
					`${ program } failed (${ answer.code }):\n${ tail }`
				)
			);
		} );
	} );
}

/**
 * Runs a program whose children may outlive it: all of them are ended when it ends, when it takes too long, and when this
 * process ends.
 *
 * @param {string}   program Its name or path.
 * @param {string[]} args    Its arguments.
 * @param {{ cwd?: string, env?: Record<string, string|undefined>, minutes?: number, show: (text: string) => void }} options `show` gets what it prints.
 * @return {Promise<number>} Its exit code.
 */
export function runGroup( program, args, { cwd, env, minutes, show } ) {
	return new Promise( ( resolve ) => {
		const child = spawn( program, args, {
			cwd,
			env: { ...process.env, ...env },
			detached: true,
			stdio: [ 'ignore', 'pipe', 'pipe' ],
		} );
		const end = () => {
			try {
				process.kill( -child.pid, 'SIGKILL' );
			} catch {
				// None is left.
			}
		};
		const stop = () => process.exit( 130 );
		process.on( 'exit', end ).on( 'SIGINT', stop ).on( 'SIGTERM', stop );
		const limit =
			minutes &&
			setTimeout( () => {
				show( `\nEnded: it took longer than ${ minutes } minutes.\n` );
				end();
			}, minutes * 60_000 );
		const listen = ( data ) => show( String( data ) );
		child.stdout.on( 'data', listen );
		child.stderr.on( 'data', listen );
		child.on( 'error', ( error ) => listen( error.message ) );
		child.on( 'exit', end );
		child.on( 'close', ( code ) => {
			clearTimeout( limit );
			process
				.off( 'exit', end )
				.off( 'SIGINT', stop )
				.off( 'SIGTERM', stop );
			resolve( code ?? 1 );
		} );
	} );
}

/**
 * Starts a program and its children in a session of their own. They end when the pipe from this process closes, and so
 * whichever way this process ends, a SIGKILL or a crash included; then the folder given, if any, is removed.
 * php-fpm leaves that session, and only itself can end its workers: it has half a second to.
 */
const KEEPER = `
exec 3<&0
folder=$1; shift
"$@" </dev/null 3<&- & child=$!
( cat <&3 >/dev/null; trap '' TERM; kill -TERM 0; kill -TERM $child; for i in 1 2 3 4 5; do kill -0 $child && sleep 0.1; done; kill -KILL $child; [ -z "$folder" ] || rm -rf "$folder"; kill -KILL 0 ) 2>/dev/null &
wait $child
`;

/**
 * @param {string}                                                                                 program Its name or path.
 * @param {string[]}                                                                               args    Its arguments.
 * @param {{ cwd?: string, env?: Record<string, string|undefined>, folder?: string, log: string }} options `folder` goes with the program; what it prints can be had from `output()`.
 * @return {{ output: () => string, ended: () => boolean, stop: () => Promise<void> }} The running program.
 */
export function keep( program, args, options = {} ) {
	const child = spawn(
		'/bin/sh',
		[ '-c', KEEPER, 'sh', options.folder ?? '', program, ...args ],
		{
			cwd: options.cwd,
			env: { ...process.env, ...options.env },
			detached: true,
		}
	);
	let output = '';
	const listen = ( data ) => {
		output = ( output + data ).slice( -20000 );
	};
	child.stdout.on( 'data', listen );
	child.stderr.on( 'data', listen );
	child.stdin.on( 'error', () => {} );
	child.on( 'error', ( error ) => listen( error.message ) );
	const closed = new Promise( ( resolve ) => child.on( 'close', resolve ) );
	// A kept program must not keep this process from ending, but this process waits for one that it stops.
	const parts = [ child, child.stdout, child.stderr ];
	parts.concat( child.stdin ).forEach( ( part ) => part.unref() );
	return {
		output: () => output,
		ended: () => child.exitCode !== null || child.signalCode !== null,
		async stop() {
			parts.forEach( ( part ) => part.ref() );
			child.stdin.destroy();
			await closed;
		},
	};
}

/**
 * Waits until something is true of a program just started.
 *
 * @param {() => Promise<boolean>}            ready    Asked ten times a second.
 * @param {ReturnType<typeof keep>}           program  The program.
 * @param {{ name: string, seconds: number }} patience What it is called, and how long it may take.
 */
export async function until( ready, program, { name, seconds } ) {
	const end = Date.now() + seconds * 1000;
	while ( ! ( await ready() ) ) {
		if ( program.ended() || Date.now() > end ) {
			await program.stop();
			throw new Complaint(
				`${ name } did not start:\n${ program.output() }`
			);
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
	}
}
