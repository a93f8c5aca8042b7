<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '43ff7b986434c3e2994d');
