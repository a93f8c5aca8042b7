/** Whatever two people do in whatever order, and whatever is done to them: nothing is lost, nothing is there twice, nothing is somebody else's. */

import { createGround } from './in-process/ground';
import { read, show } from './deeds';
import { play } from './player';
import { sequencesOf, shrink } from './search';

it.each( [
	'type:1 send:1 type:2 send:2',
	'type:1 net:lost send:1 net:fine wait reload:1',
	'type:1 kill:12 send:1 wait in:bo type:1 send:1 yes:1 close:2',
	'type:1 out send:1 yes:1 type:2 end send:2 back:2 yes:2',
] )( '%s', async ( text ) => {
	expect( await play( createGround(), 'this', read( text ) ) ).toEqual( {
		looks: expect.any( Number ),
		broken: [],
		done: read( text ),
	} );
} );
