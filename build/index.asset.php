<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '9abfedb5c2d23aad5894');
