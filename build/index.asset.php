<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'dac7594c95995cb4373d');
