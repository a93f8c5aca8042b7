import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shorten } from '../model.mjs';

const failed = {
	sequence: 'a b c d',
	done: 'a b c',
	looks: 3,
	broken: [ 'bad' ],
};

/** A browser in which some sequences break a rule, and what it was asked. */
const browser = ( ...bad ) => {
	const asked = [];
	return {
		asked,
		async inBrowser( { sequences: [ sequence ], tries } ) {
			asked.push( `${ sequence }, ${ tries }` );
			const broken = bad.includes( sequence ) ? [ 'bad' ] : [];
			return [
				{
					sequence,
					broken,
					...( tries && broken[ 0 ] && { shrunk: 'b' } ),
				},
			];
		},
	};
};

test( 'what fails in the model too is shortened there, and done again in the browser', async () => {
	const { asked, inBrowser } = browser( 'a c' );
	const { sequence, how } = await shorten( failed, {
		inBrowser,
		inModel: async ( given ) => ( given === 'a b c' ? 'a c' : '' ),
	} );
	assert.equal( sequence, 'a c' );
	assert.match( how, /in the model, done again/ );
	assert.deepEqual( asked, [ 'a c, 0' ] );
} );

test( 'what fails in the browser alone is shortened there, with a bounded number of tries', async () => {
	for ( const short of [ '', 'a c' ] ) {
		const { asked, inBrowser } = browser( 'a b c' );
		const { sequence, how } = await shorten( failed, {
			inBrowser,
			inModel: async () => short,
		} );
		assert.equal( sequence, 'b' );
		assert.equal( how, 'shortened in the browser' );
		assert.equal( asked.at( -1 ), 'a b c, 30' );
	}
} );

test( 'what does not fail again is told as it was', async () => {
	const { inBrowser } = browser();
	const { sequence, how, broken } = await shorten( failed, {
		inBrowser,
		inModel: async () => '',
	} );
	assert.equal( sequence, 'a b c' );
	assert.match( how, /not broken/ );
	assert.deepEqual( broken, [ 'bad' ] );
} );

test( 'the fault that was put in stays in', async () => {
	const plants = [];
	await shorten(
		failed,
		{
			inBrowser: async ( { plant } ) => [ plants.push( plant ) ],
			inModel: async ( _, plant ) => {
				plants.push( plant );
				return '';
			},
		},
		'keys'
	);
	assert.deepEqual( plants, [ 'keys', 'keys' ] );
} );
