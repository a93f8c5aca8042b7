/**
 * `npm start`: everything from a fresh clone to a site in which one can write. Only what Node itself has is imported before
 * it is known that Node is new enough and the packages are there.
 */
import { existsSync } from 'node:fs';

const [ major, minor ] = process.versions.node.split( '.' ).map( Number );
if ( major < 20 || ( major === 20 && minor < 19 ) ) {
	process.stderr.write(
		'This needs Node 20.19 or newer, and this is ' +
			process.versions.node +
			': get one at https://nodejs.org or with your version manager (nvm install 22).\n'
	);
	process.exit( 1 );
}

const { command, step, Complaint } = await import( './lib/log.mjs' );
const { npm, npmPackages } = await import( './lib/packages.mjs' );
const { root } = await import( './lib/paths.mjs' );
const { people, startPlayground } =
	await import( './playground/playground.mjs' );

await command( async () => {
	const port = chosenPort();
	await install();
	const site = await startPlayground( 'try', port );
	// The first request fills the site with its people and its page.
	step( 'Opening the page with the form …' );
	const answer = await fetch( `${ site.url }/write/` );
	await answer.text();
	if ( ! answer.ok ) {
		throw new Complaint(
			`The page with the form answers ${ answer.status }; see ${ site.log }, or begin anew: npm run reset`
		);
	}
	process.stdout.write( welcome( site, await people() ) );
} );

function chosenPort() {
	const text = process.env.WP_ENV_PORT || '8888';
	const port = Number( text );
	if ( ! Number.isInteger( port ) || port < 1 || port > 65535 ) {
		throw new Complaint(
			`WP_ENV_PORT is "${ text }", which is no port; give a number from 1 to 65535.`
		);
	}
	return port;
}

async function install() {
	await npmPackages();
	if ( ! existsSync( `${ root }/build/index.js` ) ) {
		step( 'Building …' );
		await npm( 'run', 'build' );
	}
}

function welcome( site, everyone ) {
	const rows = [
		...everyone,
		{ login: 'admin', password: 'password', may: 'administers' },
	].map(
		( { login, password, may } ) =>
			`    ${ login.padEnd( 12 ) } ${ password.padEnd( 10 ) } ${ may }`
	);
	return `
${ site.wasRunning ? 'The site runs already.' : 'The site is up.' }

    the form   ${ site.url }/write/
    the site   ${ site.url }/
    log in     ${ site.url }/wp-login.php
    admin      ${ site.url }/wp-admin/

    name         password   who
${ rows.join( '\n' ) }

    npm run stop     stops it; what was written stays
    npm run reset    begins anew
`;
}
