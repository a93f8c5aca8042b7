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
 * @param {Pick<import('../bin/lib/site.mjs').Site, 'folder'>} site
 * @param {{ port: number, workers: number }}                  options
 * @return {Promise<{ stop: () => Promise<void> }>} The server; it ends with this process.
 */
export async function serveByNginx( site, { port, workers } ) {
	const folder = await mkdtemp( path.join( os.tmpdir(), 'inkfast-nginx-' ) );
	const root = process.getuid?.() === 0;
	const socket = path.join( folder, 'fpm' );
	await writeFile(
		path.join( folder, 'fpm.conf' ),
		fpmConf( socket, workers )
	);
	await writeFile(
		path.join( folder, 'nginx.conf' ),
		nginxConf( { folder, socket, port, root, web: site.folder } )
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
	await until( async () => existsSync( socket ), fpm, {
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

function fpmConf( socket, workers ) {
	return `[global]
error_log = ${ socket }.log
[site]
${ process.getuid?.() === 0 ? 'user = root' : '' }
listen = ${ socket }
pm = static
pm.max_children = ${ workers }
`;
}

function nginxConf( { folder, socket, port, root, web } ) {
	const temporary = [
		'client_body',
		'proxy',
		'fastcgi',
		'uwsgi',
		'scgi',
	].map( ( name ) => `${ name }_temp_path ${ folder }/${ name };` );
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
	server {
		listen 127.0.0.1:${ port };
		root ${ web };
		index index.php;
		location / { try_files $uri $uri/ /index.php?$args; }
		location ~ \\.php$ {
			fastcgi_pass unix:${ socket };
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
