/* @jest-environment node */
/** The table of causes, row by row: no answer came. */

import { classifies, error, none, type Row } from './fixtures';

const rows: Row[] = [
	[
		'no network',
		none( 'offline', false ),
		{
			cause: 'offline',
			status: 0,
			code: 'inkfast_no_answer',
			mayHaveArrived: false,
		},
	],
	[
		'the network went away after it was sent',
		none( 'offline' ),
		{ cause: 'offline', mayHaveArrived: true },
	],
	[
		'a cut connection',
		none( 'cut' ),
		{ cause: 'unreachable', detail: 'cut', mayHaveArrived: true },
	],
	[
		'past 30 seconds',
		none( 'timeout' ),
		{ cause: 'unreachable', detail: 'timeout', mayHaveArrived: true },
	],
	[
		'past 30 seconds before it went out',
		none( 'timeout', false ),
		{ cause: 'unreachable', detail: 'timeout', mayHaveArrived: false },
	],
	[
		'the renewal was not answered',
		error( 403, 'inkfast_no_answer' ),
		{ cause: 'unreachable', mayHaveArrived: false },
	],
];

classifies( rows );
