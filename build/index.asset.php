<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '14f8ee961c67bd9a5843');
