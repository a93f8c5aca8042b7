<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'c0a259a252e0e9ab53c7');
