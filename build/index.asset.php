<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '1efd4117b8e2de214847');
