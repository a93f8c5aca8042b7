import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack, unpack } from './archive.mjs';

const files = new Map( [
	[ 'inkfast/plugin.php', Buffer.from( '<?php // plugin' ) ],
	[ 'inkfast/build/index.js', Buffer.from( 'run();'.repeat( 1000 ) ) ],
	[ 'inkfast/empty.txt', Buffer.alloc( 0 ) ],
	[ 'inkfast/ünïcode.txt', Buffer.from( [ 0, 255, 10 ] ) ],
] );

test( 'what was packed is unpacked byte for byte', () => {
	const again = unpack( pack( files ) );

	assert.deepEqual(
		Object.fromEntries( again ),
		Object.fromEntries( files )
	);
} );

test( 'the same files make the same bytes, in whatever order they come', () => {
	const backwards = new Map( [ ...files ].reverse() );

	assert.deepEqual( pack( backwards ), pack( files ) );
} );

test( 'an archive that lost or changed a byte is refused', () => {
	const archive = pack( files );
	const changed = Buffer.from( archive );
	changed[ 60 ] += 1;

	assert.throws( () => unpack( archive.subarray( 1 ) ) );
	assert.throws( () => unpack( changed ) );
} );
