<?php
/**
 * The composition root: every object is made here and every hook stands on this screen.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast;

use Inkfast\Delivery\BodyLimit;
use Inkfast\Delivery\Claims;
use Inkfast\Delivery\ClaimsTable;
use Inkfast\Drafts\DraftKey;
use Inkfast\Drafts\DraftKeyRoute;
use Inkfast\Form\Assets;
use Inkfast\Form\EditOpener;
use Inkfast\Form\FieldsView;
use Inkfast\Form\FormPage;
use Inkfast\Form\FormTokens;
use Inkfast\Form\HiddenFields;
use Inkfast\Form\Labels;
use Inkfast\Form\OutcomeView;
use Inkfast\Form\PageCache;
use Inkfast\Form\Receipts;
use Inkfast\Form\Repeats;
use Inkfast\Form\Replies;
use Inkfast\Form\SettingsReader;
use Inkfast\Form\Shortcode;
use Inkfast\Form\Submissions;
use Inkfast\Form\View;
use Inkfast\Posts\Charset;
use Inkfast\Posts\Deliveries;
use Inkfast\Posts\GuardedUpdate;
use Inkfast\Posts\HiddenInsert;
use Inkfast\Posts\PostAnswer;
use Inkfast\Posts\PostCreator;
use Inkfast\Posts\PostList;
use Inkfast\Posts\PostReader;
use Inkfast\Posts\PostRights;
use Inkfast\Posts\PostSchema;
use Inkfast\Posts\PostsRoute;
use Inkfast\Posts\PostTypes;
use Inkfast\Posts\PostWriter;
use Inkfast\Session\AnswerHeaders;
use Inkfast\Session\CookieLogin;
use Inkfast\Session\IdentityCheck;
use Inkfast\Session\NonceRoute;
use Inkfast\Session\Nonces;
use Inkfast\Session\Origin;
use Inkfast\Session\SessionAnswer;
use Inkfast\Setup\Daily;
use Inkfast\Setup\FirstPage;
use Inkfast\Setup\FirstRunNotice;
use Inkfast\Setup\Lifecycle;
use Inkfast\Setup\ProtectSetting;
use wpdb;

final class Plugin {

	/**
	 * Keeps what it is given.
	 *
	 * @param string $file The plugin's main file.
	 */
	public function __construct( private readonly string $file ) {}

	/** Hangs the plugin into WordPress. */
	public function boot(): void {
		$types   = new PostTypes();
		$rights  = new PostRights( $types );
		$login   = new CookieLogin();
		$nonces  = new Nonces();
		$origin  = new Origin();
		$session = new SessionAnswer( $login, $nonces, $types );
		$headers = new AnswerHeaders( $login, $origin, $nonces );
		$forms   = new FormTokens();
		$page    = new FormPage();
		$cache   = new PageCache( $page );
		$protect = new ProtectSetting();
		$key     = new DraftKey( self::database() );
		$assets  = new Assets( $this->file, $page, $session, $protect, $key );
		$labels  = new Labels( $types );
		$hidden  = new HiddenFields( $forms, static fn (): string => bin2hex( random_bytes( 16 ) ) );
		$view    = new View( $forms, $page, $labels, new FieldsView( $labels ), $hidden, new OutcomeView() );
		$opener  = new EditOpener( $page, $rights, $types );
		$receipt = new Receipts( $page, $rights, $labels );
		$posted  = new Submissions( $page, $cache, $forms, new Replies( $page, $opener ), $receipt, new Repeats( self::claims(), time( ... ) ), self::wait( ... ) );
		$form    = new Shortcode( new SettingsReader( $types ), $page, $rights, $opener, $posted, $receipt, $view, $assets, $cache );
		$first   = new FirstPage();
		$notice  = new FirstRunNotice( $first );
		$claims  = new ClaimsTable( self::database() );
		$life    = new Lifecycle( $this->file, $claims );

		// Session.
		add_action( 'auth_cookie_valid', $login->on_valid_cookie( ... ) );
		add_filter( 'rest_authentication_errors', $login->on_authentication( ... ), 99 );
		add_action( 'rest_api_init', ( new NonceRoute( $login, $origin, $session ) )->register( ... ) );
		add_filter( 'rest_pre_dispatch', ( new IdentityCheck() )->refuse( ... ), 10, 3 );
		add_filter( 'rest_pre_serve_request', $headers->send( ... ), 20, 4 );
		add_filter( 'rest_exposed_cors_headers', $headers->expose( ... ), 10, 2 );
		add_filter( 'rest_allowed_cors_headers', $headers->allow( ... ), 10, 2 );

		// Posts.
		add_filter( 'rest_pre_dispatch', ( new BodyLimit() )->refuse( ... ), 10, 3 );
		add_action( 'rest_api_init', static fn () => self::posts( $types, $rights, $forms )->register() );

		// Drafts.
		add_action( 'rest_api_init', ( new DraftKeyRoute( $login, $origin, $key ) )->register( ... ) );

		// Form.
		add_action( 'init', $form->register( ... ) );
		add_action( 'wp_enqueue_scripts', $assets->enqueue_early( ... ) );
		add_action( 'template_redirect', $posted->on_template_redirect( ... ), 1 );
		add_action( 'template_redirect', $cache->on_template_redirect( ... ) );
		add_action( 'wp_footer', $form->show_unsaid( ... ) );
		add_filter( 'no_texturize_tags', $view->leave_fields_alone( ... ) );

		// Setup.
		register_activation_hook( $this->file, $life->on_activation( ... ) );
		register_deactivation_hook( $this->file, $life->on_deactivation( ... ) );
		add_action( 'wp_initialize_site', $life->on_new_site( ... ), 20 );
		add_filter( 'wpmu_drop_tables', $claims->drop_with_site( ... ), 10, 2 );
		add_action( 'admin_init', $life->prepare( ... ) );
		add_action( Lifecycle::EVENT, static fn () => self::daily( $rights )->run() );
		add_action( 'admin_init', $protect->register( ... ) );
		add_action( 'admin_notices', $notice->show( ... ) );
		add_action( 'admin_post_' . FirstRunNotice::ACTION, $notice->decide( ... ) );
		add_action( 'save_post', $first->on_save( ... ), 10, 2 );
	}

	/**
	 * The posts routes, made only when a REST request comes.
	 *
	 * @param PostTypes  $types  Eligible types.
	 * @param PostRights $rights Who may do what.
	 * @param FormTokens $forms  Reads signed settings.
	 */
	private static function posts( PostTypes $types, PostRights $rights, FormTokens $forms ): PostsRoute {
		$schema = new PostSchema();
		$answer = new PostAnswer();

		return new PostsRoute( $schema, $rights, new PostReader( $schema ), self::writer( $rights ), self::deliveries( $rights ), $answer, new PostList( $types, $answer ), $forms );
	}

	/**
	 * Stores posts once.
	 *
	 * @param PostRights $rights Who may do what.
	 */
	private static function deliveries( PostRights $rights ): Deliveries {
		return new Deliveries( self::claims(), new PostCreator( self::database(), $rights, new Charset( self::database() ), new HiddenInsert( self::database() ) ), self::writer( $rights ) );
	}

	/**
	 * Changes stored posts.
	 *
	 * @param PostRights $rights Who may do what.
	 */
	private static function writer( PostRights $rights ): PostWriter {
		return new PostWriter( new Charset( self::database() ), new GuardedUpdate( self::database() ), $rights );
	}

	/**
	 * The daily clearing up.
	 *
	 * @param PostRights $rights Who may do what.
	 */
	private static function daily( PostRights $rights ): Daily {
		return new Daily( self::deliveries( $rights ), self::claims() );
	}

	/**
	 * Lets time pass.
	 *
	 * @param int $seconds How much.
	 */
	private static function wait( int $seconds ): void {
		sleep( max( 0, $seconds ) );
	}

	/** The claims of keys. */
	private static function claims(): Claims {
		return new Claims( self::database(), new ClaimsTable( self::database() ), time( ... ) );
	}

	/** WordPress's own. */
	private static function database(): wpdb {
		global $wpdb;
		assert( $wpdb instanceof wpdb );

		return $wpdb;
	}
}
