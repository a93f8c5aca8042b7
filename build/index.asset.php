<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'cd77315a734c9fcdbd08');
