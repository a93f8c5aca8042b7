<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'efc4a0940c64154ffeda');
