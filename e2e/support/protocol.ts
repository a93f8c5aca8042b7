/**
 * What the run tells the tests, and what the tests and their server say to each other.
 */

/** The site of this run; bin/e2e.mjs gives it in INKFAST_E2E. */
export type Facts = NativeFacts | PlaygroundFacts;

interface CommonFacts {
	/** The site's address, no slash at its end. */
	readonly url: string;
	/** PHP's error log. */
	readonly log: string;
	/** The version of WordPress. */
	readonly wordpress: string;
	/** Where failures leave their traces and screenshots. */
	readonly artifacts: string;
}

export interface NativeFacts extends CommonFacts {
	readonly kind: 'native';
	/** Where the tests' door listens to the tests. */
	readonly control: string;
	/** Another origin on the same host. */
	readonly sibling: string;
	/** The same site under a name that the browser holds for insecure. */
	readonly insecure: string;
	/** How many days ago the past is. */
	readonly past: number;
	/** Random sequences are to be run, and nothing else. */
	readonly model?: ModelRun;
}

/** What e2e/model is to do; chaos/model.mjs asks for it. */
export interface ModelRun {
	/** Words of deeds, a sequence each; or the first so many of a seed. */
	readonly sequences:
		readonly string[] | { readonly seed: number; readonly count: number };
	/** A file that gets a line of JSON for each sequence, a `ModelResult`. */
	readonly results: string;
	/** A fault that is put into the client, to see it found. */
	readonly plant?: string;
	/** How many sequences may be done to shorten one that fails; 0: it is only told. */
	readonly tries: number;
}

export interface ModelResult {
	readonly sequence: string;
	/** How often the rules were looked at. */
	readonly looks: number;
	/** What was broken; nothing where all was well. */
	readonly broken: readonly string[];
	/** The deeds after which it was. */
	readonly done: string;
	/** The shortest sequence that was found, where it was looked for. */
	readonly shrunk?: string;
}

export interface PlaygroundFacts extends CommonFacts {
	readonly kind: 'playground';
}

/** A request as it came to the door. */
export interface ServerRequest {
	readonly method: string;
	readonly path: string;
	readonly search: string;
	/** The REST route, with pretty and plain permalinks alike; empty for anything else. */
	readonly route: string;
	/** The nonce that it brought, in the query or the header; empty without one. */
	readonly nonce: string;
	readonly headers: Readonly< Record< string, string > >;
	/** Its first 200 kB as text. */
	readonly body: string;
	/** The answer's status; null as long as there is none. */
	readonly status: number | null;
	/** Whom WordPress ran it as, 0 for a visitor; null where it was no REST request or never reached WordPress. */
	readonly user: number | null;
	/** Whether it was held until the moment of the switch `writeAt`: it had passed every check before anybody wrote. */
	readonly waited: boolean;
	/** Whether WordPress told plugins that keep pages not to keep this one. */
	readonly keptOut: boolean;
	/** What was done to it. */
	readonly fault: Fault[ 'do' ] | null;
	/** Whether WordPress did its work, whatever the browser saw of it. */
	readonly reached: boolean;
}

/** Which requests, and how many of them. */
interface Aim {
	/** A regular expression for the REST route, or for the path of what is none. */
	readonly route: string;
	readonly method?: string;
	/** 1 unless said otherwise; null is for ever. */
	readonly times?: number | null;
	/** Let WordPress do the work first. */
	readonly after?: boolean;
}

/** What happens to a request in place of its answer. */
export type Harm =
	/** Core itself refuses the nonce: 403 `rest_cookie_invalid_nonce`. */
	| { readonly do: 'refuse_nonce' }
	/** A firewall's page. */
	| { readonly do: 'html403' }
	/** A proxy's page, with `Retry-After: 7`. */
	| { readonly do: 'page503' }
	/** WordPress is being updated: core's own answer. */
	| { readonly do: 'maintenance' }
	/** A server's page without a reason. */
	| { readonly do: 'error500' }
	/** A plugin dies: core's own answer. */
	| { readonly do: 'fatal' }
	/** PHP is killed in the middle of a create: `mortalServer()` gives one whose death harms nobody else. */
	| { readonly do: 'kill'; readonly port: number }
	/** A hotel's page, with status 200. */
	| { readonly do: 'captive' }
	/** Nothing at all, with status 200. */
	| { readonly do: 'empty200' }
	/** A redirect to wp-login.php, as plugins for private sites do. */
	| { readonly do: 'login_wall' }
	| { readonly do: 'redirect'; readonly to: string }
	/** No answer until the browser gives up or the test ends. */
	| { readonly do: 'hang' }
	/** The true answer, late. */
	| { readonly do: 'slow'; readonly seconds: number }
	/** The connection ends without an answer. */
	| { readonly do: 'cut' }
	/** The same when WordPress has done the work. */
	| { readonly do: 'answer_lost' }
	/** PHP dies before this statement of a write, counted from its claim on. Only where its processes are replaced. */
	| { readonly do: 'die'; readonly statement: number }
	| {
			readonly do: 'answer';
			readonly status: number;
			readonly headers?: Readonly< Record< string, string > >;
			readonly body?: string;
	  };

export type Fault = Aim & Harm;

/** What WordPress does differently for one test's requests. */
export interface Switches {
	/** False: text is shown as it was written, without curly quotes and the like. */
	readonly typography?: boolean;
	/** The folder of a theme: `twentytwentyfive`, a block theme, unless said otherwise. */
	readonly theme?: 'inkfast-classic' | 'twentytwentyfive';
	/** The sign-in page refuses frames, by the old header or the new one, or asks for a second factor (123456). */
	readonly signIn?: 'deny' | 'csp' | 'two-steps';
	/** How long nonces live, in seconds. */
	readonly nonceLife?: number;
	/** A moment, in Unix seconds: whoever is about to write a post before it writes it then. */
	readonly writeAt?: number;
	/** Filters of WordPress, each with the constant that it shall give. */
	readonly filters?: Readonly< Record< string, unknown > >;
}

/** A page as a cache keeps it. */
export interface SavedPage {
	readonly path: string;
	readonly status: number;
	readonly headers: Readonly< Record< string, string > >;
	readonly body: string;
}

/** Something that PHP or the database complained about. */
export interface Notice {
	readonly message: string;
	readonly place: string;
	readonly request: string;
}
