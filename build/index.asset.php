<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'a455d97df892ea87bbf5');
