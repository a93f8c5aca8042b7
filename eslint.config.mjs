import recommended from '@wordpress/scripts/config/eslint.config.cjs';

export default [
	...recommended,
	{
		ignores: [ 'build/', 'vendor/', '.cache/', 'artifacts/' ],
	},
	{
		rules: {
			'@wordpress/i18n-text-domain': [
				'error',
				{ allowedTextDomain: 'inkfast' },
			],
			'@wordpress/no-unsafe-wp-apis': 'error',
			// The signature says what the parameters are; a docblock says what it does not.
			'jsdoc/require-param': 'off',
			'jsdoc/require-param-type': 'off',
			'jsdoc/check-param-names': [
				'error',
				{ checkDestructured: false },
			],
			// A type of ten fields does not push the words of all others off the screen.
			'jsdoc/check-line-alignment': 'off',
		},
	},
	{
		files: [ '**/*.ts' ],
		languageOptions: {
			parserOptions: { projectService: true },
		},
		rules: {
			// The signature says what the parameters are; a docblock says why, where there is a why.
			'jsdoc/require-param': 'off',
			'jsdoc/check-param-names': [
				'error',
				{ checkDestructured: false },
			],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/ban-ts-comment': 'error',
		},
	},
	{
		files: [ 'src/**/*.ts' ],
		ignores: [ '**/test/**', '**/*.test.ts', 'src/testing/**' ],
		rules: {
			// Types carry the design: nothing is told to the compiler that it cannot check.
			'@typescript-eslint/consistent-type-assertions': [
				'error',
				{ assertionStyle: 'never' },
			],
		},
	},
	{
		// Playwright's fixtures hand over by a function named `use`, which is no hook of React's.
		files: [ 'e2e/**' ],
		rules: { 'react-hooks/rules-of-hooks': 'off' },
	},
	{
		// Commands talk to people on the terminal.
		files: [
			'bin/**',
			'bench/**',
			'chaos/**',
			'e2e/**',
			'*.ts',
			'*.js',
			'*.mjs',
		],
		languageOptions: { globals: { process: 'readonly', URL: 'readonly' } },
		rules: { 'no-console': 'off' },
	},
];
