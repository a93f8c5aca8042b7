/* @jest-environment node */
/** The table of causes, row by row: somebody answered in our place. */

import { answer, classifies, type Row } from './fixtures';

const notices =
	'<br />\n<b>Notice</b>: Undefined variable $login in <b>/plugins/sign-in/x.php</b><br />\n{"id":5,"title":{"raw":"A"}}';

const rows: Row[] = [
	[
		'a firewall’s HTML',
		answer( 403, '<html>Request blocked. <a href="/login">' ),
		{
			cause: 'blocked',
			detail: 'firewall',
			code: 'inkfast_not_ours',
			mayHaveArrived: false,
		},
	],
	[
		'a firewall that says nothing',
		answer( 403, '' ),
		{ cause: 'blocked', detail: 'firewall' },
	],
	[
		'a firewall’s 406',
		answer( 406, 'Not Acceptable!' ),
		{ cause: 'blocked', detail: 'firewall' },
	],
	[
		'JSON that is not WordPress’s',
		answer( 403, '{"error":"denied","ray":"x"}' ),
		{ cause: 'blocked', detail: 'firewall' },
	],
	[
		'JSON with a code of another kind',
		answer( 403, '{"code":1020,"message":"denied"}' ),
		{ cause: 'blocked', detail: 'firewall' },
	],
	[
		'a password in front of the site',
		answer( 401, '<h1>Authorization Required' ),
		{ cause: 'blocked', detail: 'login_wall' },
	],
	[
		'a proxy’s password',
		answer( 407, '' ),
		{ cause: 'blocked', detail: 'login_wall' },
	],
	[
		'a captive portal',
		answer( 200, '<html><form>Welcome to our free Wi-Fi' ),
		{ cause: 'blocked', detail: 'login_wall', mayHaveArrived: true },
	],
	[
		'a captive portal with a password',
		answer( 200, '<input name=p type=password>' ),
		{ cause: 'blocked', detail: 'login_wall' },
	],
	[
		'a captive portal that leads on',
		answer( 200, '<meta http-equiv="refresh" content="0;url=x">' ),
		{ cause: 'blocked', detail: 'login_wall' },
	],
	[
		'some other page',
		answer( 200, '<html><h1>Hello' ),
		{ cause: 'blocked', detail: 'html', mayHaveArrived: true },
	],
	[
		'notices of PHP before the JSON',
		answer( 201, notices ),
		{ cause: 'blocked', detail: 'html', mayHaveArrived: true },
	],
	[
		'an empty 200',
		answer( 200, '' ),
		{ cause: 'blocked', detail: 'empty', mayHaveArrived: true },
	],
	[
		'a 200 of blanks',
		answer( 200, ' \n' ),
		{ cause: 'blocked', detail: 'empty' },
	],
	[
		'a redirect that was followed',
		answer( 200, '<html>', { isRedirected: true } ),
		{ cause: 'blocked', detail: 'redirect', mayHaveArrived: true },
	],
	[
		'a redirect that made a list of a create',
		answer( 200, '[]', { isRedirected: true } ),
		{ cause: 'blocked', detail: 'redirect' },
	],
	[
		'JSON that is no post',
		answer( 200, '{"ok":true}' ),
		{ cause: 'blocked', mayHaveArrived: true },
	],
	[ 'null', answer( 200, 'null' ), { cause: 'blocked' } ],
	[
		'the web server’s 404',
		answer( 404, '<h1>Not Found' ),
		{ cause: 'blocked', detail: 'html', mayHaveArrived: false },
	],
	[
		'a web server that takes no such method',
		answer( 405, '<h1>Not Allowed' ),
		{ cause: 'blocked', detail: 'html', mayHaveArrived: false },
	],
	[
		'a web server’s 410',
		answer( 410, '<h1>Gone' ),
		{ cause: 'blocked', detail: 'html', mayHaveArrived: false },
	],
];

classifies( rows );
