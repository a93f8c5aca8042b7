import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { mirror } from '../lib/wordpress-debian.mjs';
import { onPath } from '../lib/system.mjs';

const folder = await mkdtemp( path.join( os.tmpdir(), 'inkfast-apt-' ) );
after( () => rm( folder, { recursive: true, force: true } ) );

test(
	"the mirror of Debian's packages is known before apt was ever updated",
	{ skip: ! onPath( 'apt-get' ) && 'there is no apt' },
	async () => {
		await mkdir( path.join( folder, 'lists/partial' ), {
			recursive: true,
		} );
		await writeFile(
			path.join( folder, 'sources.list' ),
			'deb http://mirror.example/debian-security stable-security main\n' +
				'deb http://mirror.example/debian stable main\n'
		);
		await writeFile(
			path.join( folder, 'apt.conf' ),
			`Dir::Etc::sourcelist "${ folder }/sources.list";\n` +
				'Dir::Etc::sourceparts "-";\n' +
				`Dir::State::lists "${ folder }/lists";\n`
		);
		process.env.APT_CONFIG = path.join( folder, 'apt.conf' );
		assert.equal( await mirror(), 'http://mirror.example/debian/' );
	}
);
