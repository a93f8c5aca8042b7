<?php
/**
 * Tests of docs/hooks.md.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Docs;

use Inkfast\Tests\TestCase;
use PHPUnit\Framework\Attributes\DataProvider;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;
use SplFileInfo;

/**
 * Runs every PHP example of the page, as it stands there.
 */
final class HooksTest extends TestCase {
	/**
	 * Headings whose example a test here runs.
	 */
	private const RUN = array(
		'Filter inkfast_post_data',
		'Filter inkfast_form_settings',
		'Filter inkfast_allowed_origins',
		'Function inkfast_register_action()',
		'Filter inkfast_actions',
		'Action inkfast_created',
	);

	public function test_every_php_example_is_run_here(): void {
		self::assertSame( self::RUN, ( new Examples( 'hooks.md' ) )->headings( 'php' ) );
	}

	public function test_every_hook_of_the_code_is_documented(): void {
		$hooks = array();
		foreach ( self::code() as $code ) {
			preg_match_all( '/\b(?:apply_filters|do_action)(?:_ref_array)?\( \'(inkfast_\w+)\'/', $code, $found );
			array_push( $hooks, ...$found[1] );
		}

		self::assertNotEmpty( $hooks );
		foreach ( $hooks as $hook ) {
			self::assertMatchesRegularExpression( "/^### (?:Filter|Action) `$hook`$/m", ( new Examples( 'hooks.md' ) )->text() );
		}
	}

	public function test_inkfast_post_data_closes_comments_and_counts_the_words_that_were_typed(): void {
		self::example( 'Filter inkfast_post_data' );

		$id = $this->create( 'author', 'one <two>  three' );

		self::assertSame( 'closed', get_post( $id )?->comment_status );
		self::assertSame( '3', get_post_meta( $id, 'words_typed', true ) );
	}

	public function test_inkfast_form_settings_sends_news_to_review_and_nothing_else(): void {
		wp_insert_term( 'News', 'category', array( 'slug' => 'news' ) );
		self::example( 'Filter inkfast_form_settings' );

		self::assertStringContainsString( 'data-status="pending"', do_shortcode( '[inkfast_form category="news"]' ) );
		self::assertStringContainsString( 'data-status="publish"', do_shortcode( '[inkfast_form]' ) );
	}

	public function test_inkfast_allowed_origins_lets_a_page_of_the_app_read_a_nonce(): void {
		$from_app = array(
			'headers' => array(
				'Origin'         => 'https://app.example.org',
				'Sec-Fetch-Site' => 'cross-site',
			),
		);
		self::assertSame( 403, $this->request( 'POST', '/myplugin/v1/nonce', $from_app )->status );

		self::example( 'Filter inkfast_allowed_origins' );

		self::assertSame( 200, $this->request( 'POST', '/myplugin/v1/nonce', $from_app )->status );
	}

	public function test_inkfast_register_action_makes_the_nonce_route_mint_for_people_and_not_for_visitors(): void {
		self::register_checkout();

		self::assertSame( '', $this->request( 'POST', '/myplugin/v1/nonce' )->text( 'actions.my_shop_checkout' ) );

		$this->login( $this->user( 'subscriber' ) );
		$nonce = $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) )->text( 'actions.my_shop_checkout' );

		self::assertSame( $this->nonce( 'my_shop_checkout' ), $nonce );
	}

	public function test_inkfast_actions_takes_an_action_out_again(): void {
		self::register_checkout();
		self::example( 'Filter inkfast_actions' );

		$this->login( $this->user( 'subscriber' ) );

		self::assertNull( $this->request( 'POST', '/myplugin/v1/nonce', array( 'nonce' => false ) )->get( 'actions.my_shop_checkout' ) );
	}

	/**
	 * The mail goes to the site's address and leads to the post.
	 *
	 * @param string $role  Who writes.
	 * @param int    $mails How many mails that makes.
	 */
	#[DataProvider( 'writers' )]
	public function test_inkfast_created_sends_a_mail_for_what_waits_for_review_alone( string $role, int $mails ): void {
		$sent = array();
		add_filter(
			'pre_wp_mail',
			static function ( mixed $done, array $mail ) use ( &$sent ): bool {
				$sent[] = $mail;
				return true;
			},
			10,
			2
		);
		self::example( 'Action inkfast_created' );

		$this->create( $role, 'Please publish this.' );

		self::assertCount( $mails, $sent );
		foreach ( $sent as $mail ) {
			self::assertSame( 'admin@example.org', $mail['to'] );
		}
	}

	/**
	 * Writers and the mails that their posts make.
	 *
	 * @return array<string, array{string, int}>
	 */
	public static function writers(): array {
		return array(
			'a contributor' => array( 'contributor', 1 ),
			'an author'     => array( 'author', 0 ),
		);
	}

	/**
	 * Creates a post as somebody new does, asking to publish.
	 *
	 * @param string $role    Their role.
	 * @param string $content What they type.
	 * @return int The post's id.
	 */
	private function create( string $role, string $content ): int {
		$this->login( $this->user( $role ) );
		$answer = $this->request(
			'POST',
			'/myplugin/v1/posts',
			array(
				'body' => array(
					'title'   => 'An example',
					'content' => $content,
					'status'  => 'publish',
				),
			)
		);
		self::assertSame( 201, $answer->status, $answer->raw );
		return $answer->number( 'id' );
	}

	/** Runs the example that registers an action, and then `init`, which it waits for. */
	private static function register_checkout(): void {
		remove_all_actions( 'init' );
		self::example( 'Function inkfast_register_action()' );
		do_action( 'init' );
	}

	/**
	 * Runs an example.
	 *
	 * @param string $heading The heading above it.
	 */
	private static function example( string $heading ): void {
		( new Examples( 'hooks.md' ) )->run( $heading );
	}

	/**
	 * The plugin's PHP.
	 *
	 * @return list<string> The text of each file.
	 */
	private static function code(): array {
		$code = array();
		foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( dirname( __DIR__, 2 ) . '/includes' ) ) as $file ) {
			if ( $file instanceof SplFileInfo && 'php' === $file->getExtension() ) {
				$code[] = (string) file_get_contents( $file->getPathname() );
			}
		}
		return $code;
	}
}
