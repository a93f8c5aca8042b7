<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '53b4a4d66a688ac3ef47');
