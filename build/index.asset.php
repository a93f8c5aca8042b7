<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'a576402b58fb28b34338');
