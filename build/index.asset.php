<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '6291b9ebc95ee25a6dfe');
