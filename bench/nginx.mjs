/**
 * A site behind nginx and php-fpm, as most sites are served, with PHP's defaults and opcache on.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { keep, until } from '../bin/lib/process.mjs';
import { phpFpm } from '../bin/lib/system.mjs';

const INI = {
	memory_limit: '256M',
	post_max_size: '64M',
	sendmail_path: '/bin/true',
	'opcache.enable': '1',
};

/**
 * @param {Pick<import('../bin/lib/site.mjs').Site, 'folder'>}             site
 * @param {{ port: number, workers: number, beside?: { folder: string }[] }} options `beside`: the same site in folders of their own, as on other machines; each gets `workers` processes, and requests go to one or another.
 * @return {Promise<{ stop: () => Promise<void> }>} The server; it ends with this process.
 */
export async function serveByNginx( site, { port, workers, beside = [] } ) {
	const folder = await mkdtemp( path.join( os.tmpdir(), 'inkfast-nginx-' ) );
	const root = process.getuid?.() === 0;
	const webs = [ site, ...beside ].map( ( each ) => each.folder );
	const sockets = webs.map( ( _, at ) => path.join( folder, `fpm${ at }` ) );
	await writeFile(
		path.join( folder, 'fpm.conf' ),
		fpmConf( { folder, sockets, workers, root } )
	);
	await writeFile(
		path.join( folder, 'nginx.conf' ),
		nginxConf( { folder, port, root, webs } )
	);
	const fpm = keep( phpFpm(), [
		'--nodaemonize',
		...( root ? [ '--allow-to-run-as-root' ] : [] ),
		'--fpm-config',
		path.join( folder, 'fpm.conf' ),
		...Object.entries( INI ).flatMap( ( pair ) => [
			'-d',
			pair.join( '=' ),
		] ),
	] );
	await until( async () => sockets.every( existsSync ), fpm, {
		name: 'php-fpm',
		seconds: 20,
	} );
	const nginx = keep(
		'nginx',
		[
			'-p',
			folder,
			'-c',
			path.join( folder, 'nginx.conf' ),
			'-e',
			'stderr',
		],
		{
			folder,
			env: {
				PATH: `${ process.env.PATH }:/usr/local/sbin:/usr/sbin:/sbin`,
			},
		}
	);
	const answers = () =>
		fetch( `http://127.0.0.1:${ port }/wp-login.php` ).then(
			( { status } ) => status === 200,
			() => false
		);
	await until( answers, nginx, { name: 'nginx', seconds: 20 } );
	return {
		async stop() {
			await Promise.all( [ nginx.stop(), fpm.stop() ] );
		},
	};
}

function fpmConf( { folder, sockets, workers, root } ) {
	const pools = sockets.map(
		( socket, at ) => `[web${ at }]
${ root ? 'user = root' : '' }
listen = ${ socket }
pm = static
pm.max_children = ${ workers }
`
	);
	return `[global]
error_log = ${ folder }/fpm.log
${ pools.join( '' ) }`;
}

function nginxConf( { folder, port, root, webs } ) {
	const temporary = [
		'client_body',
		'proxy',
		'fastcgi',
		'uwsgi',
		'scgi',
	].map( ( name ) => `${ name }_temp_path ${ folder }/${ name };` );
	const last = webs.length - 1;
	const shares = webs.map(
		( _, at ) =>
			`${ at === last ? '*' : `${ Math.floor( 100 / webs.length ) }%` } ${ at };`
	);
	return `${ root ? 'user root;' : '' }
daemon off;
worker_processes 1;
pid ${ folder }/pid;
events {}
http {
	${ temporary.join( '\n\t' ) }
	access_log off;
	client_max_body_size 64m;
	types { text/html html; text/css css; text/javascript js; image/svg+xml svg; image/gif gif; }
	split_clients $request_id $web { ${ shares.join( ' ' ) } }
	map $web $folder { ${ webs.map( ( web, at ) => `${ at } ${ web };` ).join( ' ' ) } }
	server {
		listen 127.0.0.1:${ port };
		root $folder;
		index index.php;
		location / { try_files $uri $uri/ /index.php?$args; }
		location ~ \\.php$ {
			fastcgi_pass unix:${ folder }/fpm$web;
			fastcgi_param QUERY_STRING $query_string;
			fastcgi_param REQUEST_METHOD $request_method;
			fastcgi_param CONTENT_TYPE $content_type;
			fastcgi_param CONTENT_LENGTH $content_length;
			fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
			fastcgi_param SCRIPT_NAME $fastcgi_script_name;
			fastcgi_param REQUEST_URI $request_uri;
			fastcgi_param DOCUMENT_ROOT $document_root;
			fastcgi_param SERVER_PROTOCOL $server_protocol;
			fastcgi_param REMOTE_ADDR $remote_addr;
			fastcgi_param SERVER_NAME $server_name;
			fastcgi_param SERVER_PORT $server_port;
			fastcgi_param HTTP_HOST $http_host;
			fastcgi_buffers 64 16k;
		}
	}
}
`;
}
