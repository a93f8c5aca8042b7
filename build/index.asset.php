<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '1a2cb116be0a54570d99');
